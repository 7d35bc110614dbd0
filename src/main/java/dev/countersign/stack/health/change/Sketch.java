package dev.countersign.stack.health.change;

import dev.countersign.stack.health.change.Edit.Step;
import dev.countersign.stack.health.change.Line.Mark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a template that edits touch: the way down to each, and what changes there. */
final class Sketch {
    private final Map<Step, Sketch> children = new LinkedHashMap<>();
    private Mark mark = Mark.KEPT;
    private Optional<Tree> before = Optional.empty();
    private Optional<Tree> after = Optional.empty();

    /** @param written what the template says now, for lines that go */
    static Sketch of(List<Edit> edits, Written written) {
        var root = new Sketch();
        for (Edit edit : edits) {
            Sketch place = root.child(new Step.Key(edit.logicalId()));
            if (!edit.path().isEmpty()) {
                written.type(edit.logicalId()).ifPresent(type -> place.says("Type", type));
            }
            Sketch down = place;
            for (Step step : edit.path()) {
                down = down.child(step);
            }
            down.before = written.at(edit);
            down.after = edit.value();
            down.mark = edit.value().isPresent() ? Mark.ADDED : Mark.REMOVED;
            if (isSame(down.before, down.after)) {
                down.before = Optional.empty();
                down.mark = Mark.KEPT;
            }
        }
        return root;
    }

    /** CloudFormation makes no difference between a number and its text. */
    private static boolean isSame(Optional<Tree> before, Optional<Tree> after) {
        return before.orElse(null) instanceof Tree.Leaf(String now, boolean _)
                && after.orElse(null) instanceof Tree.Leaf(String then, boolean _)
                && now.equals(then);
    }

    private void says(String key, String text) {
        Sketch child = child(new Step.Key(key));
        child.after = Optional.of(Tree.text(text));
    }

    private Sketch child(Step step) {
        return children.computeIfAbsent(step, _ -> new Sketch());
    }

    Map<Step, Sketch> children() {
        return children;
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    Mark mark() {
        return mark;
    }

    /** What stands there now and will be gone. */
    Optional<Tree> before() {
        return before;
    }

    Optional<Tree> after() {
        return after;
    }
}
