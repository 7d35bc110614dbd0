package dev.countersign.ui.permission;

import dev.countersign.session.permission.Job;
import dev.countersign.session.permission.Permission;
import dev.countersign.session.permission.PermissionMatrix;
import dev.countersign.session.permission.Verdict;
import dev.countersign.ui.kit.Busy;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Panel;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.RowTable;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.Tone;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the present identity can do, action by action; beside it the policy that grants a role. Layout and bindings only. */
public final class PermissionsView {
    private final PermissionsViewModel model;
    private final VBox root = new VBox(12);
    private final Map<Job, ToggleButton> jobs = new EnumMap<>(Job.class);
    private final Notice notAsked = new Notice(Tone.STALE, Glyph.NOT_VISIBLE, "", "");

    /** @param chooser where a policy is to be saved */
    public PermissionsView(PermissionsViewModel model, PolicyPane.FileChoice chooser) {
        this.model = model;
        root.setId("permissions-page");
        root.getStyleClass().addAll("page", "permissions");
        notAsked.setId("not-asked");
        RowTable<Permission> table = table();
        TextField search = table.search("permission-search", "Find an action", PermissionsView::words);
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox tools = new HBox(8, jobButtons(), search);
        tools.getStyleClass().add("executions-tools");
        Panel matrix =
                new Panel("What you can do", new Busy(table.view(), model.busyProperty(), "Asking IAM…")).flush();
        matrix.setId("permission-matrix");
        HBox.setHgrow(matrix, Priority.ALWAYS);
        HBox columns = new HBox(12, matrix, new PolicyPane(model, chooser));
        VBox.setVgrow(columns, Priority.ALWAYS);
        root.getChildren().addAll(tools, new ProblemPane(model.problemProperty(), model::refresh), notAsked, columns);
        model.matrixProperty().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    private RowTable<Permission> table() {
        RowTable<Permission> table = new RowTable<Permission>(
                        "permission-table", "Actions, and whether they are allowed", model.rows())
                .empty(new EmptyState(Glyph.NOT_VISIBLE, "No action", "Nothing fits what is searched for."));
        table.node(
                "",
                90,
                Permission::verdict,
                Comparator.comparingInt(Verdict::ordinal),
                verdict -> new StatusBadge(VerdictLook.of(verdict)).plain());
        table.text("For", 66, permission -> permission.needed().job().title());
        table.text("Action", 270, permission -> permission.needed().action());
        table.text("Needed to", 230, permission -> permission.needed().purpose());
        table.text("Why", 170, Permission::why);
        table.view().getStyleClass().add("permission-table");
        return table;
    }

    private Node jobButtons() {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox(button(group, "job-all", "All", Optional.empty()));
        row.getChildren().getFirst().getStyleClass().add("left-pill");
        for (Job job : Job.values()) {
            ToggleButton button =
                    button(group, "job-" + job.name().toLowerCase(Locale.ROOT), job.title(), Optional.of(job));
            button.setTooltip(new Tooltip(job.title() + ": " + job.meaning()));
            button.getStyleClass().add(job == Job.DEPLOY ? "right-pill" : "center-pill");
            jobs.put(job, button);
            row.getChildren().add(button);
        }
        return row;
    }

    private ToggleButton button(ToggleGroup group, String id, String text, Optional<Job> job) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(model.jobProperty().get().equals(job));
        button.setOnAction(event -> {
            button.setSelected(true);
            model.jobProperty().set(job);
        });
        return button;
    }

    private void show(@Nullable PermissionMatrix matrix) {
        Optional<String> why = Optional.ofNullable(matrix).flatMap(PermissionMatrix::whyNotAsked);
        notAsked.setVisible(why.isPresent());
        notAsked.setManaged(why.isPresent());
        notAsked.show(
                Tone.STALE,
                Glyph.NOT_VISIBLE,
                why.orElse(""),
                "Shown is what AWS's answers have told so far. Nothing is switched off for being unknown.");
        if (matrix == null) {
            return;
        }
        jobs.forEach((job, button) -> {
            var look = VerdictLook.of(matrix.verdict(job));
            button.setGraphic(new GlyphIcon(look.glyph(), 14, look.tone()));
            button.setText(job.title() + "  " + model.share(job));
            button.setAccessibleText(job.title() + ": " + look.word() + ", " + model.share(job));
        });
    }

    private static String words(Permission permission) {
        return String.join(
                " ",
                permission.needed().action(),
                permission.needed().purpose(),
                permission.needed().job().title(),
                VerdictLook.of(permission.verdict()).word(),
                permission.why());
    }
}
