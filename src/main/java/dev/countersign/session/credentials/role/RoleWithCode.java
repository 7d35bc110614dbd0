package dev.countersign.session.credentials.role;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.StsGateway.Issued;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import java.util.Optional;

/**
 * A role that wants MFA. Where the user has keys of its own, one code opens a session for the day ({@link MfaSession}) and roles
 * are taken from it; where that is not allowed, each role session costs a code of its own, as with the AWS CLI.
 */
public final class RoleWithCode implements KeySource {
    private final KeySource user;
    private final MfaDevice device;
    private final KeptKeys session;
    private final AssumedRole fromSession;
    private final AssumedRole byCode;
    private boolean sessionsAllowed = true;

    public RoleWithCode(
            KeySource user, MfaDevice device, KeptKeys session, AssumedRole fromSession, AssumedRole byCode) {
        this.user = user;
        this.device = device;
        this.session = session;
        this.fromSession = fromSession;
        this.byCode = byCode;
    }

    @Override
    public Obtained obtain(Person person) throws PersonNeededException, SignInCancelledException {
        AccessKeys keys = user.obtain(person).keys();
        if (sessionsAllowed && keys.sessionToken().isEmpty()) {
            try {
                return fromSession(person);
            } catch (AwsFailure e) {
                boolean noSession = e.is(Kind.ACCESS_DENIED) && e.operation().equals("sts:GetSessionToken");
                if (!noSession || MfaDevice.isAboutTheDevice(e)) {
                    throw e;
                }
                sessionsAllowed = false;
            }
        }
        try {
            Issued issued = device.with(person, code -> byCode.take(keys, Optional.of(code)));
            return new Obtained(issued.keys(), issued.expiresAt(), false);
        } catch (AwsFailure e) {
            throw byCode.explained(e);
        }
    }

    private Obtained fromSession(Person person) throws PersonNeededException, SignInCancelledException {
        boolean before = session.holds();
        try {
            return fromSession.obtain(person);
        } catch (AwsFailure e) {
            boolean refused = e.is(Kind.ACCESS_DENIED) && e.operation().equals("sts:AssumeRole");
            if (!before || !refused) {
                throw e;
            }
        }
        // Taken before, refused now: the role may want a code that is not so old (aws:MultiFactorAuthAge).
        session.forget();
        return fromSession.obtain(person);
    }

    @Override
    public void forget() {
        fromSession.forget();
    }
}
