package dev.countersign.ui.stack.form;

import dev.countersign.domain.stack.ChangeSetRequest.Type;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.stack.ChangeSetReview;
import dev.countersign.stack.DeployRequest;
import dev.countersign.stack.Preparation;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.form.FormField;
import dev.countersign.stack.form.ParameterForm;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The form before a deployment: a name, and the template's parameters. The input stays whatever happens to it. Knows no
 * control; use it from the FX thread.
 */
public final class StackFormViewModel {
    /** Where the form leads to. */
    public interface Next {
        /** The change set is there to be looked at. */
        void review(Preparation.Ready ready, StackFormViewModel form);

        /** The name exists: go on with an update of that stack, with the same template and what was typed. */
        void updateInstead(StackDetail existing, StackTemplate template, Map<String, String> typed);

        /** Back to where the user came from. */
        void leave();
    }

    /** A parameter's value while it is edited, and what is wrong with it; nothing is wrong until it was left once. */
    public record Entry(FormField field, StringProperty value, ReadOnlyStringWrapper problem) {
        void check() {
            boolean kept = ParameterForm.isKept(field, value.get());
            problem.set(kept ? "" : field.problem(value.get()).orElse(""));
        }
    }

    private final StackFeature feature;
    private final Latest requests;
    private final Next next;
    private final StackTemplate template;
    private final Optional<StackDetail> existing;
    private final Map<String, String> carried;
    private final StringProperty stackName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable ParameterForm> form = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StackDetail> taken = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private volatile boolean left;

    /**
     * @param existing the stack to update; empty to create one
     * @param carried values to start with, in place of the stack's or the remembered ones
     */
    public StackFormViewModel(
            Background background,
            StackFeature feature,
            StackTemplate template,
            Optional<StackDetail> existing,
            Map<String, String> carried,
            Next next) {
        this.feature = feature;
        this.requests = background.latest();
        this.template = template;
        this.existing = existing;
        this.carried = carried;
        this.next = next;
        stackName.set(existing.map(s -> s.summary().name()).orElse("approval-flow"));
        stackName.subscribe(() -> {
            nameProblem.set("");
            taken.set(null);
            notice.set("");
        });
    }

    /** Asks CloudFormation for the template's parameters and fills the form. */
    public void load() {
        loading.set(true);
        problem.set(null);
        requests.run(
                () -> {
                    ParameterForm read = feature.deployment().form(template);
                    Map<String, String> given = new LinkedHashMap<>(existing.map(StackDetail::parameters)
                            .orElseGet(() -> feature.inputs().load(template)));
                    given.putAll(carried);
                    return new Filled(read, read.initialValues(given));
                },
                this::fill,
                this::failed);
    }

    private record Filled(ParameterForm form, Map<String, String> values) {}

    private void fill(Filled filled) {
        loading.set(false);
        entries.clear();
        for (FormField field : filled.form().fields()) {
            var value = new SimpleStringProperty(filled.values().getOrDefault(field.key(), ""));
            var entry = new Entry(field, value, new ReadOnlyStringWrapper(""));
            value.subscribe(() -> {
                notice.set("");
                // While a sentence stands there, it follows the typing; otherwise it waits until the field is left.
                if (!entry.problem().get().isEmpty()) {
                    entry.check();
                }
            });
            entries.put(field.key(), entry);
        }
        form.set(filled.form());
    }

    /** The user has left a field: what is wrong with it may now be said. */
    public void left(FormField field) {
        Optional.ofNullable(entries.get(field.key())).ifPresent(Entry::check);
    }

    /** Checks everything, and if nothing is wrong asks CloudFormation what would happen. */
    public void preview() {
        ParameterForm present = form.get();
        if (present == null || preparing.get()) {
            return;
        }
        nameProblem.set(DeployRequest.nameProblem(stackName.get().strip()));
        entries.values().forEach(Entry::check);
        problem.set(null);
        notice.set("");
        taken.set(null);
        if (!isFine()) {
            return;
        }
        Map<String, String> values = typed();
        Type type = existing.isPresent() ? Type.UPDATE : Type.CREATE;
        var request = new DeployRequest(stackName.get().strip(), type, template, present, values);
        preparing.set(true);
        requests.run(
                () -> {
                    feature.inputs().save(template, present, values);
                    return keptIfWanted(feature.deployment().prepare(request));
                },
                this::prepared,
                this::failed);
    }

    /** Whoever has left the form meanwhile will not see the preview: nothing of it may stay at CloudFormation. */
    private Preparation keptIfWanted(Preparation preparation) {
        if (left && preparation instanceof Preparation.Ready(ChangeSetReview review)) {
            feature.deployment().discard(review);
        }
        return preparation;
    }

    /** The values as they are entered, by key; secrets that CloudFormation keeps for itself are left out. */
    public Map<String, String> entered() {
        Map<String, String> entered = new LinkedHashMap<>(typed());
        entered.values().removeIf(ParameterForm.HIDDEN::equals);
        return entered;
    }

    private Map<String, String> typed() {
        Map<String, String> values = new LinkedHashMap<>();
        entries.forEach((key, entry) -> values.put(key, entry.value().get()));
        return values;
    }

    private void prepared(Preparation preparation) {
        preparing.set(false);
        switch (preparation) {
            case Preparation.Ready ready -> next.review(ready, this);
            case Preparation.NothingToChange _ ->
                notice.set("Nothing to change: the stack is already exactly as asked for.");
            case Preparation.NameTaken name -> {
                nameProblem.set(name.sentence());
                taken.set(name.existing());
            }
            case Preparation.Refused refused -> problem.set(refused(refused));
        }
    }

    private static Problem refused(Preparation.Refused refused) {
        return Problem.of(
                "CloudFormation refused: " + refused.reason(),
                "Correct the input and preview again; nothing was changed.");
    }

    private void failed(Problem failure) {
        loading.set(false);
        preparing.set(false);
        problem.set(failure);
    }

    /** After NameTaken: goes on with an update of the stack that has the name. */
    public void updateInstead() {
        StackDetail stack = taken.get();
        if (stack != null) {
            next.updateInstead(stack, template, typed());
        }
    }

    /** Leaves the form; a preview that is being made is forgotten, and cleaned up when it comes. */
    public void cancel() {
        left = true;
        requests.forget();
        next.leave();
    }

    /** Whether everything that was checked is fine. */
    public boolean isFine() {
        return nameProblem.get().isEmpty()
                && entries.values().stream().allMatch(e -> e.problem().get().isEmpty());
    }

    /** The first field with something wrong, in the order of the form. */
    public Optional<FormField> firstWrong() {
        return entries.values().stream()
                .filter(e -> !e.problem().get().isEmpty())
                .map(Entry::field)
                .findFirst();
    }

    public boolean isUpdate() {
        return existing.isPresent();
    }

    public StackTemplate template() {
        return template;
    }

    public Entry entry(FormField field) {
        return Objects.requireNonNull(entries.get(field.key()), field.key());
    }

    public StringProperty stackNameProperty() {
        return stackName;
    }

    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /** Null until loaded. */
    public ReadOnlyObjectProperty<@Nullable ParameterForm> formProperty() {
        return form.getReadOnlyProperty();
    }

    /** The stack that has the wanted name already; null = none. */
    public ReadOnlyObjectProperty<@Nullable StackDetail> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** Something worth knowing that is no problem; empty = nothing. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty preparingProperty() {
        return preparing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
