package dev.countersign.sandbox.wire.signing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Signs texts with a key that is good for one day, Region and service. */
final class Signer {
    private final byte[] key;
    private final String heading;

    /** @param date the request's, as {@code yyyyMMddTHHmmssZ} */
    Signer(String secretAccessKey, CredentialScope scope, String date) {
        byte[] dated = Sha256.hmac(("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8), scope.date());
        byte[] regional = Sha256.hmac(dated, scope.region());
        key = Sha256.hmac(Sha256.hmac(regional, scope.service()), "aws4_request");
        heading = date + "\n" + scope.path() + "\n";
    }

    /**
     * A signature in hex.
     *
     * @param algorithm what is signed, for example {@code AWS4-HMAC-SHA256}
     * @param rest the last lines of the string to sign
     */
    String sign(String algorithm, String rest) {
        return HexFormat.of().formatHex(Sha256.hmac(key, algorithm + "\n" + heading + rest));
    }
}
