package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.ui.kit.Field;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Region and endpoint, to be changed before signing in. */
final class ConnectionFields extends VBox {
    private static final List<String> REGIONS = List.of(
            "eu-west-1",
            "eu-central-1",
            "eu-west-2",
            "eu-west-3",
            "eu-north-1",
            "eu-south-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "sa-east-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2");

    ConnectionFields(ConnectionInput input, SessionChoice choice) {
        super(14);
        ComboBox<String> region = regions();
        region.getEditor().textProperty().bindBidirectional(input.regionProperty());
        TextField endpoint = new TextField();
        endpoint.setId("endpoint");
        endpoint.setPromptText("AWS");
        endpoint.setAccessibleText("Endpoint; empty for AWS itself");
        endpoint.textProperty().bindBidirectional(input.endpointProperty());
        getChildren()
                .addAll(
                        new Field("Region", region, "", input.regionProblemProperty()).problemId("region-problem"),
                        new Field("Endpoint", endpoint, hint(choice), input.endpointProblemProperty())
                                .problemId("endpoint-problem"));
    }

    /** A box to choose a region from or to type one that is newer than this program. */
    static ComboBox<String> regions() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("region");
        box.setEditable(true);
        box.getItems().setAll(REGIONS);
        box.setPromptText("eu-west-1");
        box.setAccessibleText("Region");
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private static String hint(SessionChoice choice) {
        return choice.endpoint().isPresent()
                ? "All calls go to this address, not to AWS itself."
                : "Leave empty for AWS itself.";
    }
}
