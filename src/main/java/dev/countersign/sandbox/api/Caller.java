package dev.countersign.sandbox.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who makes a call inside the sandbox.
 *
 * @param kind decides where permissions come from
 * @param arn as {@code sts:GetCallerIdentity} tells it: a user's ARN, or {@code arn:aws:sts::…:assumed-role/ROLE/SESSION};
 *     for a service its principal, for example {@code events.amazonaws.com}
 * @param principalArn whose policies decide: the user's or the role's IAM ARN; for a service the same as {@code arn}
 * @param userId as {@code sts:GetCallerIdentity} tells it
 * @param sourceArn for a service: the resource on whose behalf it calls (a rule's ARN), seen by resource policies as {@code
 *     aws:SourceArn}
 * @param session what its temporary credentials say beside that
 */
public record Caller(
        Kind kind, String arn, String principalArn, String userId, Optional<String> sourceArn, CallerSession session) {
    /** Where a caller's permissions come from. */
    public enum Kind {
        /** An IAM user: identity policies. */
        USER,
        /** An assumed role's session: the role's policies. */
        ROLE,
        /** Somebody whom an identity provider vouches for, asking to be a role; {@code arn} is the provider's. */
        FEDERATED,
        /** An AWS service calling for itself: no identity policy; the called resource's own policy decides. */
        SERVICE
    }

    public Caller {
        requireNonNull(kind, "kind");
        requireNonNull(arn, "arn");
        requireNonNull(principalArn, "principalArn");
        requireNonNull(userId, "userId");
        requireNonNull(sourceArn, "sourceArn");
        requireNonNull(session, "session");
    }

    public Caller(Kind kind, String arn, String principalArn, String userId, Optional<String> sourceArn) {
        this(kind, arn, principalArn, userId, sourceArn, CallerSession.NONE);
    }

    public static Caller user(String arn, String userId) {
        return new Caller(Kind.USER, arn, arn, userId, Optional.empty());
    }

    public static Caller service(String principal, String sourceArn) {
        return new Caller(Kind.SERVICE, principal, principal, principal, Optional.of(sourceArn));
    }

    /** @param subject who it is, in the provider's words */
    public static Caller federated(String providerArn, String subject) {
        return new Caller(Kind.FEDERATED, providerArn, providerArn, subject, Optional.empty());
    }

    public Caller with(CallerSession newSession) {
        return new Caller(kind, arn, principalArn, userId, sourceArn, newSession);
    }

    public boolean isService() {
        return kind == Kind.SERVICE;
    }
}
