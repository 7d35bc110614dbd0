package dev.countersign.session.credentials.role;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.StsGateway.Issued;
import dev.countersign.aws.StsGateway.MfaCode;
import dev.countersign.aws.StsGateway.Role;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import java.time.Instant;
import java.util.Optional;

/** A role that is taken with other credentials ({@code AssumeRole}). */
public final class AssumedRole implements KeySource {
    private final World world;
    private final String profile;
    private final KeySource source;
    private final Role role;

    /** @param source kept there, not here, for as long as its keys are good */
    public AssumedRole(World world, String profile, KeySource source, Role role) {
        this.world = world;
        this.profile = profile;
        this.source = source;
        this.role = role;
    }

    @Override
    public Obtained obtain(Person person) throws PersonNeededException, SignInCancelledException {
        Obtained base = source.obtain(person);
        try {
            return next(base, take(base.keys(), Optional.empty()));
        } catch (AwsFailure e) {
            if (!e.is(Kind.CREDENTIALS_EXPIRED) && !e.is(Kind.CREDENTIALS_REJECTED)) {
                throw explained(e);
            }
        }
        // The keys that were kept are no longer taken: once more, with others.
        source.forget();
        Obtained other = source.obtain(person);
        try {
            return next(other, take(other.keys(), Optional.empty()));
        } catch (AwsFailure e) {
            throw explained(e);
        }
    }

    Issued take(AccessKeys keys, Optional<MfaCode> mfa) {
        return world.sts(keys, sts -> sts.assumeRole(role, mfa));
    }

    /** The next role session needs nobody if its source has not ended by then, or renews itself. */
    private static Obtained next(Obtained base, Issued issued) {
        Instant end = issued.expiresAt().orElse(Instant.MAX);
        return new Obtained(issued.keys(), issued.expiresAt(), base.alone() || base.outlives(end));
    }

    AwsFailure explained(AwsFailure failure) {
        return switch (failure.kind()) {
            case ACCESS_DENIED ->
                failure.inWords(
                        "Profile '" + profile + "' may not take the role " + role.arn() + ".",
                        "Ask for sts:AssumeRole on it, and that its trust policy names you; "
                                + "it may also want an external_id or MFA.");
            case INVALID ->
                failure.inWords(
                        "AWS refuses what profile '" + profile + "' says of its role: " + failure.sentence(),
                        "Correct the profile. duration_seconds may be no longer than the role allows, and one hour when "
                                + "the role is taken from another role.");
            case CREDENTIALS_EXPIRED ->
                failure.inWords(
                        "The credentials that profile '" + profile + "' takes its role with have expired.",
                        "Renew them, then try again.");
            case CREDENTIALS_REJECTED ->
                failure.inWords(
                        "AWS does not accept the credentials that profile '" + profile + "' takes its role with.",
                        "Correct the keys of its source, then try again.");
            default -> failure;
        };
    }

    @Override
    public void forget() {
        source.forget();
    }
}
