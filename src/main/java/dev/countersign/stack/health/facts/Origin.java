package dev.countersign.stack.health.facts;

/** Where a fact was read: in a template, or in the account. */
public sealed interface Origin {
    /**
     * A place in a template.
     *
     * @param logicalId the resource; empty for the template as a whole
     * @param path the property within the resource, for example {@code Properties.Stages[1].Actions[0]}; empty for the resource itself
     * @param line counted from 1; 0 where it is not known
     */
    record Place(String logicalId, String path, int line) implements Origin {}

    /**
     * An API call.
     *
     * @param call as in IAM
     * @param subject a name or an ARN
     */
    record Call(String call, String subject) implements Origin {}

    /** In one line, for a person. */
    default String shown() {
        return switch (this) {
            case Place place -> {
                String where = place.logicalId()
                        + (place.logicalId().isEmpty() || place.path().isEmpty() ? "" : ".")
                        + place.path();
                String line = place.line() == 0 ? "" : "line " + place.line();
                yield where.isEmpty()
                        ? (line.isEmpty() ? "template" : line)
                        : where + (line.isEmpty() ? "" : ", " + line);
            }
            case Call call -> call.call() + " " + call.subject();
        };
    }
}
