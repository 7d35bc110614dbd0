package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.RoleWish;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/** Sessions of roles: for users and other roles, and for those whom an identity provider vouches for. */
final class RoleOperations {
    private static final int SHORTEST_ARN = 20;

    private final World world;
    private final SecondFactor secondFactor;
    private final WebIdentities webIdentities;
    private final TemporaryCredentials credentials;

    RoleOperations(
            World world, SecondFactor secondFactor, WebIdentities webIdentities, TemporaryCredentials credentials) {
        this.world = world;
        this.secondFactor = secondFactor;
        this.webIdentities = webIdentities;
        this.credentials = credentials;
    }

    void register() {
        world.operations().on(AssumeRoleRequest.class, Access.free(), this::assumeRole);
        world.operations().on(AssumeRoleWithWebIdentityRequest.class, Access.free(), (r, caller) -> assumeWithToken(r));
    }

    private AssumeRoleResponse assumeRole(AssumeRoleRequest r, Caller caller) {
        refuse(r.policy() != null || r.hasPolicyArns(), "session policies of AssumeRole");
        refuse(r.hasTags() || r.hasTransitiveTagKeys(), "session tags of AssumeRole");
        refuse(r.hasProvidedContexts(), "provided contexts of AssumeRole");
        String roleArn = checkedArn(r.roleArn());
        String session = checkedName(r.roleSessionName(), "roleSessionName");
        Duration lifetime = Lifetimes.ofRole(r.durationSeconds());
        Map<String, String> context = new HashMap<>();
        Optional.ofNullable(r.externalId()).ifPresent(id -> context.put("sts:ExternalId", checkedExternalId(id)));
        Optional<String> source =
                Optional.ofNullable(r.sourceIdentity()).map(name -> checkedName(name, "sourceIdentity"));
        checkSource(caller, source);
        Caller proved = secondFactor.prove(caller, r.serialNumber(), r.tokenCode());
        Caller assumed = world.identities().assume(proved, new RoleWish(roleArn, session, context, source));
        Lifetimes.check(lifetime, world.identities().longestSession(roleArn), caller.kind());
        return AssumeRoleResponse.builder()
                .credentials(credentials.of(assumed, lifetime))
                .assumedRoleUser(user -> user.arn(assumed.arn()).assumedRoleId(assumed.userId()))
                .sourceIdentity(assumed.session().sourceIdentity().orElse(null))
                .build();
    }

    private AssumeRoleWithWebIdentityResponse assumeWithToken(AssumeRoleWithWebIdentityRequest r) {
        refuse(r.policy() != null || r.hasPolicyArns(), "session policies of AssumeRoleWithWebIdentity");
        refuse(r.providerId() != null, "OAuth 2.0 access tokens of AssumeRoleWithWebIdentity");
        String roleArn = checkedArn(r.roleArn());
        String session = checkedName(r.roleSessionName(), "roleSessionName");
        Duration lifetime = Lifetimes.ofRole(r.durationSeconds());
        WebIdentities.WebIdentity person = webIdentities.verify(r.webIdentityToken());
        Caller assumed = world.identities()
                .assumeFederated(person.providerArn(), new RoleWish(roleArn, session, person.keys(), Optional.empty()));
        Lifetimes.check(lifetime, world.identities().longestSession(roleArn), Caller.Kind.FEDERATED);
        return AssumeRoleWithWebIdentityResponse.builder()
                .credentials(credentials.of(assumed, lifetime))
                .assumedRoleUser(user -> user.arn(assumed.arn()).assumedRoleId(assumed.userId()))
                .subjectFromWebIdentityToken(person.subject())
                .audience(person.audience())
                .provider(person.issuer())
                .build();
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw ServiceError.notImplemented(what);
        }
    }

    /** A source identity stays the same through all roles that follow. */
    private static void checkSource(Caller caller, Optional<String> wanted) {
        Optional<String> present = caller.session().sourceIdentity();
        if (present.isPresent() && wanted.isPresent() && !present.equals(wanted)) {
            throw ServiceError.accessDenied("The source identity of a session cannot be changed.");
        }
    }

    private static String checkedArn(@Nullable String roleArn) {
        String arn = String.valueOf(roleArn);
        if (arn.length() < SHORTEST_ARN) {
            throw StsErrors.constraint(
                    arn, "roleArn", "Member must have length greater than or equal to " + SHORTEST_ARN);
        }
        if (!arn.matches("arn:aws[\\w-]*:iam::\\d{12}:role/.+")) {
            throw StsErrors.validation(arn + " is invalid");
        }
        return arn;
    }

    private static String checkedName(@Nullable String name, String member) {
        String text = String.valueOf(name);
        if (!text.matches("[\\w+=,.@-]{2,64}")) {
            throw StsErrors.constraint(text, member, "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        return text;
    }

    private static String checkedExternalId(String id) {
        if (!id.matches("[\\w+=,.@:/-]{2,1224}")) {
            throw StsErrors.constraint(
                    id, "externalId", "Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*");
        }
        return id;
    }
}
