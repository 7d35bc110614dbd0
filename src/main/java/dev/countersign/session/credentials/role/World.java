package dev.countersign.session.credentials.role;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.CredentialPorts;
import dev.countersign.aws.CredentialSource;
import dev.countersign.aws.StsGateway;
import dev.countersign.session.credentials.key.Place;
import java.util.function.Function;

/** What all sources of one sign-in share. */
public record World(Place place, CredentialPorts ports) {
    /** Asks STS in the name of some keys. */
    <T> T sts(AccessKeys keys, Function<StsGateway, T> question) {
        var connection = new AwsConnection(place.region(), place.endpoints(), CredentialSource.fixed(keys));
        try (StsGateway sts = ports.sts(connection, place.time().clock())) {
            return question.apply(sts);
        }
    }
}
