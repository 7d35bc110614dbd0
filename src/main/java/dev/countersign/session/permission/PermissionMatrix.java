package dev.countersign.session.permission;

import java.util.List;
import java.util.Optional;

/**
 * What the present identity can do with the resources at hand.
 *
 * @param permissions by job, in the order of {@link ActionCatalog}
 * @param whyNotAsked why IAM did not tell, as a sentence; absent when it did
 */
public record PermissionMatrix(List<Permission> permissions, Optional<String> whyNotAsked) {
    public PermissionMatrix {
        permissions = List.copyOf(permissions);
    }

    public List<Permission> of(Job job) {
        return permissions.stream()
                .filter(permission -> permission.needed().job() == job)
                .toList();
    }

    /** The verdict on a whole job: allowed only with all of its actions. */
    public Verdict verdict(Job job) {
        List<Verdict> all = of(job).stream().map(Permission::verdict).distinct().toList();
        if (all.size() == 1) {
            return all.getFirst();
        }
        return all.contains(Verdict.DENIED) || all.contains(Verdict.PARTLY) ? Verdict.PARTLY : Verdict.UNKNOWN;
    }
}
