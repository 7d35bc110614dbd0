package dev.countersign.sandbox.sso.directory;

import java.util.List;

/**
 * Somebody who may sign in.
 *
 * @param userName also the session name of the roles that this person takes
 * @param email nobody sends mail to it
 * @param permissionSets those assigned in the sandbox's account; none is possible
 */
public record Person(String userName, String displayName, String email, List<PermissionSet> permissionSets) {
    public Person {
        permissionSets = List.copyOf(permissionSets);
    }
}
