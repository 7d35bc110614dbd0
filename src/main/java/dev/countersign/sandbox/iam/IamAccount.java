package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.MalformedPolicyException;
import dev.countersign.sandbox.policy.PolicyDocument;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The users, roles and managed policies of the account. */
final class IamAccount {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Account account;
    private final InstantSource clock;
    private final IamIds ids;
    private final Map<String, IamRole> roles = new ConcurrentSkipListMap<>();
    private final Map<String, IamUser> users = new ConcurrentSkipListMap<>();
    private final Map<String, ManagedPolicy> policies = new ConcurrentSkipListMap<>();

    IamAccount(Account account, InstantSource clock, IamIds ids) {
        this.account = account;
        this.clock = clock;
        this.ids = ids;
        AwsManagedPolicies.all().forEach(policy -> policies.put(policy.arn(), policy));
    }

    IamRole createRole(String name, @Nullable String path, String trustPolicy) {
        checkName("roleName", name);
        String folder = checkedPath(path);
        var role = new IamRole(
                name,
                folder,
                ids.id("AROA"),
                account.globalArn("iam", "role" + folder + name),
                clock.instant(),
                trustPolicy);
        if (roles.putIfAbsent(name, role) != null) {
            throw ServiceError.of("EntityAlreadyExists", CONFLICT, "Role with name " + name + " already exists.");
        }
        return role;
    }

    IamUser createUser(String name, @Nullable String path) {
        checkName("userName", name);
        String folder = checkedPath(path);
        var user = new IamUser(
                name, folder, ids.id("AIDA"), account.globalArn("iam", "user" + folder + name), clock.instant());
        if (users.putIfAbsent(name, user) != null) {
            throw ServiceError.of("EntityAlreadyExists", CONFLICT, "User with name " + name + " already exists.");
        }
        return user;
    }

    ManagedPolicy createPolicy(
            String name,
            @Nullable String path,
            @Nullable String description,
            String document,
            Map<String, String> tags) {
        checkName("policyName", name);
        String folder = checkedPath(path);
        String arn = account.globalArn("iam", "policy" + folder + name);
        var policy = new ManagedPolicy(name, folder, ids.id("ANPA"), arn, description, document, clock.instant(), tags);
        if (policies.putIfAbsent(arn, policy) != null) {
            throw ServiceError.of(
                    "EntityAlreadyExists",
                    CONFLICT,
                    "A policy called " + name + " already exists. Duplicate names are not allowed.");
        }
        return policy;
    }

    IamRole role(String name) {
        return Optional.ofNullable(roles.get(name))
                .orElseThrow(() -> noSuchEntity("The role with name " + name + " cannot be found."));
    }

    IamUser user(String name) {
        return Optional.ofNullable(users.get(name))
                .orElseThrow(() -> noSuchEntity("The user with name " + name + " cannot be found."));
    }

    ManagedPolicy policy(String arn) {
        return Optional.ofNullable(policies.get(arn))
                .orElseThrow(() -> noSuchEntity("Policy " + arn + " was not found."));
    }

    List<IamRole> roles() {
        return List.copyOf(roles.values());
    }

    List<IamUser> users() {
        return List.copyOf(users.values());
    }

    List<ManagedPolicy> policies() {
        return List.copyOf(policies.values());
    }

    void remove(IamPrincipal principal) {
        switch (principal) {
            case IamRole role -> roles.remove(role.name());
            case IamUser user -> users.remove(user.name());
        }
    }

    void remove(ManagedPolicy policy) {
        policies.remove(policy.arn());
    }

    /** The user or role with this ARN. */
    Optional<IamPrincipal> principal(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        IamPrincipal found = arn.contains(":role/") ? roles.get(name) : users.get(name);
        return Optional.ofNullable(found).filter(principal -> principal.arn().equals(arn));
    }

    /** How many users and roles a policy is attached to. */
    int attachments(String policyArn) {
        long of = roles.values().stream()
                        .filter(role -> role.attachedPolicies().contains(policyArn))
                        .count()
                + users.values().stream()
                        .filter(user -> user.attachedPolicies().contains(policyArn))
                        .count();
        return Math.toIntExact(of);
    }

    /** All policies that say what a principal may do, by their names. */
    Map<String, PolicyDocument> policiesOf(IamPrincipal principal) {
        var documents = new LinkedHashMap<String, PolicyDocument>();
        principal.inlinePolicies().forEach((name, text) -> documents.put(name, PolicyDocument.parse(text)));
        for (String arn : principal.attachedPolicies()) {
            Optional.ofNullable(policies.get(arn))
                    .ifPresent(policy -> documents.put(policy.name(), PolicyDocument.parse(policy.document())));
        }
        return documents;
    }

    /** Checks a document that is to become an identity's policy. */
    static String checkedIdentityPolicy(@Nullable String text) {
        PolicyDocument document = parsed(text);
        if (document.statements().stream()
                .anyMatch(statement -> statement.principals().isPresent())) {
            throw malformed("Policy document should not specify a principal.");
        }
        if (document.statements().stream()
                .anyMatch(statement -> statement.resources().isEmpty())) {
            throw malformed("Policy statement must contain resources.");
        }
        return String.valueOf(text);
    }

    /** Checks a document that is to become a role's trust policy. */
    static String checkedTrustPolicy(@Nullable String text) {
        PolicyDocument document = parsed(text);
        if (document.statements().stream()
                .anyMatch(statement -> statement.principals().isEmpty())) {
            throw malformed("AssumeRole policy must contain a principal.");
        }
        if (document.statements().stream()
                .anyMatch(statement -> !statement.resources().isEmpty())) {
            throw malformed("Has prohibited field Resource");
        }
        return String.valueOf(text);
    }

    private static PolicyDocument parsed(@Nullable String text) {
        try {
            return PolicyDocument.parse(text == null ? "" : text);
        } catch (MalformedPolicyException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static ServiceError malformed(String message) {
        return ServiceError.of("MalformedPolicyDocument", message);
    }

    static ServiceError noSuchEntity(String message) {
        return ServiceError.of("NoSuchEntity", NOT_FOUND, message);
    }

    static ServiceError deleteConflict(String message) {
        return ServiceError.of("DeleteConflict", CONFLICT, message);
    }

    private static String checkedPath(@Nullable String path) {
        String folder = path == null ? "/" : path;
        if (!folder.matches("/(?:[\\x21-\\x7E]{0,510}/)?")) {
            throw validation("path", folder, "must begin and end with /");
        }
        return folder;
    }

    private static void checkName(String what, @Nullable String name) {
        if (name == null || !name.matches("[\\w+=,.@-]{1,128}")) {
            throw validation(what, name, "must contain only alphanumeric characters and/or the following: +=,.@_-");
        }
    }

    private static ServiceError validation(String what, @Nullable String value, String rule) {
        return ServiceError.of(
                "ValidationError", "The specified value for " + what + " is invalid: '" + value + "'. It " + rule);
    }
}
