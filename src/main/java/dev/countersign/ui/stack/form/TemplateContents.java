package dev.countersign.ui.stack.form;

import dev.countersign.stack.form.ParameterForm;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.stack.form.TemplateOutline;
import dev.countersign.stack.form.TemplateOutline.Declared;
import dev.countersign.ui.kit.Panel;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Beside the form: what the template is for, and what it would create. */
final class TemplateContents {
    private TemplateContents() {}

    static Node of(StackTemplate template, ParameterForm form) {
        VBox aside = new VBox();
        aside.getStyleClass().add("form-aside");
        form.description().ifPresent(text -> aside.getChildren().add(new Panel("What it is", wrapped(text))));
        Map<String, Long> types = TemplateOutline.of(template.text()).resources().stream()
                .collect(Collectors.groupingBy(Declared::type, TreeMap::new, Collectors.counting()));
        if (!types.isEmpty()) {
            VBox rows = new VBox(6);
            types.forEach((type, count) -> rows.getChildren().add(row(type, count)));
            aside.getChildren().add(new Panel("What it declares", rows));
        }
        if (!form.capabilities().isEmpty()) {
            aside.getChildren()
                    .add(new Panel(
                            "Permissions",
                            wrapped("It creates IAM roles. The preview lists them first; deploying acknowledges "
                                    + String.join(", ", form.capabilities()) + ".")));
        }
        return aside;
    }

    private static Node row(String type, long count) {
        Label number = new Label(Long.toString(count));
        number.getStyleClass().add("content-count");
        Label name = new Label(type.replace("AWS::", "").replace("::", " "));
        name.setTooltip(new Tooltip(type));
        HBox row = new HBox(number, name);
        row.getStyleClass().add("content-row");
        return row;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }
}
