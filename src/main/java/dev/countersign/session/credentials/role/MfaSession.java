package dev.countersign.session.credentials.role;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.StsGateway.Issued;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import java.util.Optional;

/**
 * A user's own session that counts as signed in with MFA ({@code GetSessionToken}). It lasts for 12 hours, so that roles can be
 * taken from it all day on one code; a code given to {@code AssumeRole} itself is worth one hour.
 */
public final class MfaSession implements KeySource {
    private final World world;
    private final KeySource user;
    private final MfaDevice device;

    public MfaSession(World world, KeySource user, MfaDevice device) {
        this.world = world;
        this.user = user;
        this.device = device;
    }

    @Override
    public Obtained obtain(Person person) throws PersonNeededException, SignInCancelledException {
        AccessKeys keys = user.obtain(person).keys();
        Issued issued = device.with(person, code -> world.sts(keys, sts -> sts.sessionToken(Optional.empty(), code)));
        return new Obtained(issued.keys(), issued.expiresAt(), false);
    }

    @Override
    public void forget() {
        user.forget();
    }
}
