package dev.countersign.ui.kit;

import java.util.List;
import javafx.scene.control.ComboBox;

/** A Region to choose or to type: AWS adds Regions faster than programs are updated. */
public final class RegionBox extends ComboBox<String> {
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

    public RegionBox(String id) {
        setId(id);
        setEditable(true);
        getItems().setAll(REGIONS);
        setPromptText("eu-west-1");
        setAccessibleText("Region");
    }
}
