package dev.countersign.session.permission;

import java.util.List;

/**
 * One line of the permission matrix.
 *
 * @param why where the verdict comes from, as a sentence
 * @param resources what was asked about
 */
public record Permission(NeededAction needed, Verdict verdict, String why, List<String> resources) {
    public Permission {
        resources = List.copyOf(resources);
    }
}
