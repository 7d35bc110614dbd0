package dev.countersign.ui.session;

import dev.countersign.session.Environment;
import dev.countersign.session.SessionChoice;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Region and endpoint as typed, and what is wrong with them. Knows no control; use it from the FX thread. */
public final class ConnectionInput {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");

    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper regionProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper endpointProblem = new ReadOnlyStringWrapper("");

    /** Takes what the choice brings along; what was typed for another one is dropped. */
    void begin(SessionChoice choice) {
        region.set(choice.region().orElse(""));
        endpoint.set(choice.endpoint().map(URI::toString).orElse(""));
        regionProblem.set("");
        endpointProblem.set("");
    }

    /** Whether it can be used with that choice; what is wrong is said beside the field. */
    boolean isFineFor(SessionChoice choice) {
        if (!choice.isAdjustable()) {
            return true;
        }
        regionProblem.set(isRegion(region.get()) ? "" : "Enter a region, such as eu-west-1.");
        endpointProblem.set(endpointProblem(choice, endpoint.get().strip()));
        return regionProblem.get().isEmpty() && endpointProblem.get().isEmpty();
    }

    /** Whether a text has the form of a region's name; AWS has more of them every year. */
    static boolean isRegion(String text) {
        return REGION.matcher(text.strip()).matches();
    }

    private static String endpointProblem(SessionChoice choice, String typed) {
        if (typed.isEmpty()) {
            return choice.isEndpointRequired()
                    ? "AWS_ENDPOINT_URL is set and would be obeyed: enter an address, or start without that variable."
                    : "";
        }
        return Environment.url(typed).isPresent()
                ? ""
                : "Enter an address that starts with http:// or https://, or nothing for AWS itself.";
    }

    String region() {
        return region.get().strip();
    }

    /** Absent = AWS itself. */
    Optional<URI> endpoint() {
        return Environment.url(endpoint.get());
    }

    public StringProperty regionProperty() {
        return region;
    }

    /** Empty = AWS itself. */
    public StringProperty endpointProperty() {
        return endpoint;
    }

    public ReadOnlyStringProperty regionProblemProperty() {
        return regionProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty endpointProblemProperty() {
        return endpointProblem.getReadOnlyProperty();
    }
}
