package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.ui.kit.Field;
import dev.countersign.ui.kit.RegionBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Region and endpoint, to be changed before signing in. */
final class ConnectionFields extends VBox {
    ConnectionFields(ConnectionInput input, SessionChoice choice) {
        super(14);
        var region = new RegionBox("region");
        region.setMaxWidth(Double.MAX_VALUE);
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

    private static String hint(SessionChoice choice) {
        return choice.endpoint().isPresent()
                ? "All calls go to this address, not to AWS itself."
                : "Leave empty for AWS itself.";
    }
}
