package dev.countersign.stack;

import dev.countersign.domain.stack.ChangeSet;
import dev.countersign.domain.stack.ChangeSetRequest;
import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.domain.stack.ResourceChange.Replacement;
import dev.countersign.domain.stack.StackId;
import java.util.List;
import java.util.StringJoiner;

/**
 * What a deployment would do, in the order in which a person should read it: who may do what, then what is replaced or
 * removed, then the rest.
 *
 * @param capabilities what executing it acknowledges
 */
public record ChangeSetReview(ChangeSet changeSet, ChangeSetRequest.Type type, List<String> capabilities) {
    /** Which part of the review a change belongs to. */
    public enum Section {
        PERMISSIONS,
        REPLACED_OR_REMOVED,
        OTHER
    }

    public StackId stack() {
        return changeSet.stack();
    }

    /** The changes of one section, in CloudFormation's order. */
    public List<ResourceChange> changes(Section section) {
        return changeSet.changes().stream().filter(c -> sectionOf(c) == section).toList();
    }

    public long count(ResourceChange.Action action) {
        return changeSet.changes().stream().filter(c -> c.action() == action).count();
    }

    /** For example "17 to add" or "2 to change, 1 of them replaced, 1 to remove". */
    public String summary() {
        long replaced = changeSet.changes().stream()
                .filter(c -> c.replacement() != Replacement.NO)
                .count();
        var text = new StringJoiner(", ");
        part(text, count(ResourceChange.Action.ADD), " to add");
        part(text, count(ResourceChange.Action.IMPORT), " to import");
        part(text, count(ResourceChange.Action.MODIFY) + count(ResourceChange.Action.DYNAMIC), " to change");
        part(text, replaced, replaced == 1 ? " is replaced" : " are replaced");
        part(text, count(ResourceChange.Action.REMOVE), " to remove");
        return text.toString();
    }

    private static void part(StringJoiner text, long count, String words) {
        if (count > 0) {
            text.add(count + words);
        }
    }

    static Section sectionOf(ResourceChange change) {
        if (change.isAboutPermissions()) {
            return Section.PERMISSIONS;
        }
        boolean loses = change.action() == ResourceChange.Action.REMOVE || change.replacement() != Replacement.NO;
        return loses ? Section.REPLACED_OR_REMOVED : Section.OTHER;
    }
}
