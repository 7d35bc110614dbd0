package dev.countersign.ui.permission;

import dev.countersign.session.permission.Job;
import dev.countersign.session.permission.Permission;
import dev.countersign.session.permission.PermissionMatrix;
import dev.countersign.session.permission.Permissions;
import dev.countersign.session.permission.PolicyRole;
import dev.countersign.session.permission.PolicyTexts;
import dev.countersign.session.permission.ResourcesAtHand;
import dev.countersign.session.permission.Verdict;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the page of permissions shows. Use it on the FX thread. */
public final class PermissionsViewModel {
    private final Permissions permissions;
    private final Function<Permissions, ResourcesAtHand> atHand;
    private final Background background;
    private final Latest asking;
    private final ObservableList<Permission> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable PermissionMatrix> matrix = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper policy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final ObjectProperty<PolicyRole> role = new SimpleObjectProperty<>(PolicyRole.APPROVER);
    private final ObjectProperty<Optional<Job>> job = new SimpleObjectProperty<>(Optional.empty());

    /** @param atHand tells what is worked with at present; called off the FX thread */
    public PermissionsViewModel(
            Permissions permissions, Function<Permissions, ResourcesAtHand> atHand, Background background) {
        this.permissions = permissions;
        this.atHand = atHand;
        this.background = background;
        this.asking = background.latest();
        role.subscribe(chosen -> writePolicy());
        job.subscribe(chosen -> showRows());
    }

    /** Asks again; what is shown stays until the answer is there. */
    public void refresh() {
        busy.set(true);
        asking.run(
                () -> {
                    permissions.forget();
                    return permissions.matrix(atHand.apply(permissions));
                },
                answer -> {
                    busy.set(false);
                    problem.set(null);
                    matrix.set(answer);
                    showRows();
                    writePolicy();
                },
                failure -> {
                    busy.set(false);
                    problem.set(failure);
                });
    }

    private void showRows() {
        PermissionMatrix present = matrix.get();
        if (present != null) {
            rows.setAll(job.get().map(present::of).orElseGet(present::permissions));
        }
    }

    private void writePolicy() {
        saved.set("");
        policy.set(PolicyTexts.json(role.get(), atHand.apply(permissions)));
    }

    /** Writes the policy that is shown into a file. */
    void save(Path file) {
        String text = policy.get();
        background.run(
                () -> Files.writeString(file, text),
                written -> {
                    problem.set(null);
                    saved.set("Saved as " + written.getFileName());
                },
                problem::set);
    }

    /** How much of a job is possible, for its button: {@code 34 of 35}; empty while nothing is known. */
    String share(Job of) {
        PermissionMatrix present = matrix.get();
        if (present == null) {
            return "";
        }
        List<Permission> all = present.of(of);
        long allowed = all.stream().filter(p -> p.verdict() == Verdict.ALLOWED).count();
        return allowed + " of " + all.size();
    }

    ObservableList<Permission> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<@Nullable PermissionMatrix> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty policyProperty() {
        return policy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    ObjectProperty<PolicyRole> roleProperty() {
        return role;
    }

    ObjectProperty<Optional<Job>> jobProperty() {
        return job;
    }
}
