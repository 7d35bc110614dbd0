package dev.countersign.ui.session;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.Environment;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The choices for a session, and the one that is being signed in to. Knows no control; use it from the FX thread. */
public final class WelcomeViewModel {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");

    private final Background background;
    private final Latest requests;
    private final Callable<SessionChoices> finder;
    private final SignIn signIn;
    private final Consumer<SignedIn> onSignedIn;
    private final ObservableList<SessionChoice> choices = FXCollections.observableArrayList();
    // One wrapper for all: listeners hang on it weakly, a new one for each caller would be collected with them.
    private final ObservableList<SessionChoice> readOnlyChoices = FXCollections.unmodifiableObservableList(choices);
    private final ReadOnlyObjectWrapper<@Nullable SessionChoice> selected = new ReadOnlyObjectWrapper<>();
    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper regionProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper endpointProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper filesProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /**
     * @param finder reads environment and profiles; may block
     * @param onSignedIn takes over the proved session
     */
    public WelcomeViewModel(
            Background background, Callable<SessionChoices> finder, SignIn signIn, Consumer<SignedIn> onSignedIn) {
        this.background = background;
        this.requests = background.latest();
        this.finder = finder;
        this.signIn = signIn;
        this.onSignedIn = onSignedIn;
    }

    /** Looks for choices, and selects the one that suggests itself. */
    public void load() {
        background.run(finder, this::found, problem::set);
    }

    private void found(SessionChoices found) {
        choices.setAll(found.choices());
        filesProblem.set(found.problem());
        select(found.preselected());
    }

    /** Makes this the choice; its region and endpoint are filled in, what was typed for another one is dropped. */
    public void select(SessionChoice choice) {
        if (choice.equals(selected.get())) {
            return;
        }
        selected.set(choice);
        region.set(choice.region().orElse(""));
        endpoint.set(choice.endpoint().map(URI::toString).orElse(""));
        regionProblem.set("");
        endpointProblem.set("");
        problem.set(null);
    }

    /** Signs in to the selected choice; what is wrong with the input is said beside it. */
    public void proceed() {
        SessionChoice choice = selected.get();
        if (choice == null || busy.get() || !choice.isUsable() || !isInputFine(choice)) {
            return;
        }
        String wantedRegion = region.get().strip();
        Optional<URI> wantedEndpoint = Environment.url(endpoint.get());
        busy.set(true);
        problem.set(null);
        requests.run(
                () -> signIn.signIn(choice, wantedRegion, Endpoints.of(wantedEndpoint), SignInPrompt.nobody()),
                this::signedIn,
                this::failed);
    }

    private void signedIn(SignedIn session) {
        busy.set(false);
        onSignedIn.accept(session);
    }

    private void failed(Problem failure) {
        busy.set(false);
        problem.set(failure);
    }

    private boolean isInputFine(SessionChoice choice) {
        if (!choice.isAdjustable()) {
            return true;
        }
        String typed = endpoint.get().strip();
        regionProblem.set(REGION.matcher(region.get().strip()).matches() ? "" : "Enter a region, such as eu-west-1.");
        endpointProblem.set(endpointProblem(choice, typed));
        return regionProblem.get().isEmpty() && endpointProblem.get().isEmpty();
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

    /** In the order to show them; empty until loaded. */
    public ObservableList<SessionChoice> choices() {
        return readOnlyChoices;
    }

    public ReadOnlyObjectProperty<@Nullable SessionChoice> selectedProperty() {
        return selected.getReadOnlyProperty();
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

    /** Why the profiles could not be read; empty when they could. */
    public ReadOnlyStringProperty filesProblemProperty() {
        return filesProblem.getReadOnlyProperty();
    }

    /** A sign-in is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the button says. */
    public static String actionFor(@Nullable SessionChoice choice) {
        return switch (choice) {
            case null -> "Continue";
            case SessionChoice.EmbeddedSandbox _ -> "Open the sandbox";
            case SessionChoice.RunningSandbox _ -> "Join the sandbox";
            case SessionChoice.FromEnvironment _ -> "Continue with the environment";
            case SessionChoice.FromIdentityCenter center -> "Continue as " + center.role();
            case SessionChoice.FromProfile profile ->
                "Continue as " + Objects.requireNonNull(profile).name();
        };
    }
}
