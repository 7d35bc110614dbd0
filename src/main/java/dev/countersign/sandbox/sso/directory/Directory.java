package dev.countersign.sandbox.sso.directory;

import java.util.List;
import java.util.Optional;

/**
 * The people of the sandbox's IAM Identity Center.
 *
 * @param accountName what the portal calls the sandbox's one account
 * @param accountEmail the account's own address, as the portal shows it
 */
public record Directory(String accountName, String accountEmail, List<Person> people) {
    public Directory {
        people = List.copyOf(people);
    }

    /** The personas that every sandbox knows, each with the permission sets that match, and somebody who has none. */
    public static Directory ofPersonas() {
        var administrator = new PermissionSet(
                "AdministratorAccess", "May do everything in this account.", List.of("AdministratorAccess"));
        var approver = new PermissionSet(
                "ApproverAccess",
                "May look at everything and answer approvals.",
                List.of("ReadOnlyAccess", "AWSCodePipelineApproverAccess"));
        var reader = new PermissionSet(
                "ReadOnlyAccess", "May look at everything and change nothing.", List.of("ReadOnlyAccess"));
        return new Directory(
                "Countersign Sandbox",
                "sandbox@example.com",
                List.of(
                        person("administrator", "Administrator", List.of(administrator, approver, reader)),
                        person("approver", "Approver", List.of(approver, reader)),
                        person("viewer", "Viewer", List.of(reader)),
                        person("newcomer", "Newcomer", List.of())));
    }

    private static Person person(String userName, String displayName, List<PermissionSet> permissionSets) {
        return new Person(userName, displayName, userName + "@example.com", permissionSets);
    }

    public Optional<Person> person(String userName) {
        return people.stream()
                .filter(person -> person.userName().equals(userName))
                .findFirst();
    }

    /** Every permission set that is assigned to somebody. */
    public List<PermissionSet> permissionSets() {
        return people.stream()
                .flatMap(person -> person.permissionSets().stream())
                .distinct()
                .toList();
    }
}
