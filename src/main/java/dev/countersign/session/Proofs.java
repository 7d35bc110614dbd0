package dev.countersign.session;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsConnector;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.CredentialSource;
import dev.countersign.aws.Gateways;
import dev.countersign.domain.CallerIdentity;
import dev.countersign.session.credentials.key.Place;
import dev.countersign.session.credentials.renewal.Proof;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks AWS whose keys are, and holds a session to the identity it began with. */
final class Proofs {
    /** IAM Identity Center names the session after the person; others name it after whatever they like, anew each time. */
    private static final Pattern ROLE_SESSION = Pattern.compile("(arn:[^:]+:sts::\\d+:assumed-role/(.*))/[^/]+");

    private static final String OF_IDENTITY_CENTER = "AWSReservedSSO_";

    private final AwsConnector connector;
    private final Place place;

    Proofs(AwsConnector connector, Place place) {
        this.connector = connector;
        this.place = place;
    }

    CallerIdentity whose(AccessKeys keys) {
        var connection = new AwsConnection(place.region(), place.endpoints(), CredentialSource.fixed(keys));
        try (Gateways gateways = connector.connect(connection, place.time().clock())) {
            return gateways.identity().whoAmI();
        }
    }

    /** Lets only keys of that identity pass: a session must not become another account's while somebody decides in it. */
    Proof of(CallerIdentity identity) {
        return keys -> {
            CallerIdentity other = whose(keys);
            if (!isSame(identity, other)) {
                throw AwsFailure.saying(
                        AwsFailure.Kind.CREDENTIALS_REJECTED,
                        "sts:GetCallerIdentity",
                        "The new credentials belong to " + other.arn() + ", but this session is " + identity.arn()
                                + ".",
                        "Sign out here, and sign in as whom you want to be.");
            }
        };
    }

    static boolean isSame(CallerIdentity one, CallerIdentity other) {
        return comparable(one.arn()).equals(comparable(other.arn()));
    }

    private static String comparable(String arn) {
        Matcher session = ROLE_SESSION.matcher(arn);
        return session.matches() && !session.group(2).startsWith(OF_IDENTITY_CENTER) ? session.group(1) : arn;
    }
}
