package dev.countersign.sandbox.wire.signing;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.wire.http.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells who signed a request, by Signature Version 4 and keys that this sandbox issued. Signatures are dated by the machine's
 * clock, the one that clients have, and not by the sandbox's.
 */
public final class SignatureVerifier {
    private static final Caller NOBODY = Caller.user("anonymous", "anonymous");
    private static final Duration TOLERANCE = Duration.ofMinutes(15);
    private static final Duration LONGEST_LIFE = Duration.ofDays(7);

    /**
     * A request whose sender is known.
     *
     * @param request with its real body: the {@code aws-chunked} coding is undone
     */
    public record Verified(Caller caller, WireRequest request) {}

    private final World world;
    private final InstantSource wall;

    /** @param wall the machine's clock */
    public SignatureVerifier(World world, InstantSource wall) {
        this.world = world;
        this.wall = wall;
    }

    /** What the machine's clock says. */
    public Instant now() {
        return wall.instant();
    }

    /** @throws ServiceError in AWS's words when the request is not signed, or not rightly */
    public Verified verify(WireRequest sent, SigningRules rules) {
        Refusal refusal = rules.refusal();
        Optional<CredentialScope> claimed = CredentialScope.of(sent);
        if (claimed.isEmpty()) {
            if (rules.unsigned()) {
                return new Verified(NOBODY, sent);
            }
            boolean otherwise =
                    sent.header("authorization").isPresent() || sent.query().containsKey("AWSAccessKeyId");
            throw otherwise
                    ? refusal.malformed("Requests are to be signed with Signature Version 4, AWS4-HMAC-SHA256.")
                    : refusal.unsigned();
        }
        CredentialScope scope = claimed.get();
        Signature signature;
        try {
            signature = Signature.of(sent, scope);
        } catch (IllegalArgumentException e) {
            throw refusal.malformed(String.valueOf(e.getMessage()));
        }
        Credentials key = world.identities().find(scope.accessKeyId()).orElseThrow(refusal::unknownKey);
        checkTime(signature, refusal);
        checkScope(scope, rules);
        if (!key.sessionToken().equals(signature.securityToken())) {
            throw refusal.wrongToken();
        }
        return new Verified(key.caller(), checkSignature(sent, signature, key, rules));
    }

    private void checkTime(Signature signature, Refusal refusal) {
        Instant now = now();
        Duration age = Duration.between(signature.at(), now);
        boolean early = age.compareTo(TOLERANCE.negated()) < 0;
        boolean late = signature.expires().isEmpty() && age.compareTo(TOLERANCE) > 0;
        if (early || late) {
            throw refusal.skewed(signature.date(), Signature.text(now));
        }
        if (signature.expires().isPresent()) {
            Duration life = signature.expires().get();
            if (life.compareTo(LONGEST_LIFE) > 0 || age.compareTo(life) > 0) {
                throw refusal.expired();
            }
        }
    }

    private void checkScope(CredentialScope scope, SigningRules rules) {
        String region = world.account().region();
        if (!rules.anyRegion() && !scope.region().equals(region)) {
            throw rules.refusal().wrongScope("a valid region, here '" + region + "'");
        }
        if (!scope.service().equals(rules.service())) {
            throw rules.refusal().wrongScope("correct service: '" + rules.service() + "'");
        }
    }

    private static WireRequest checkSignature(
            WireRequest sent, Signature signature, Credentials key, SigningRules rules) {
        Payload payload = Payload.of(sent, signature.presigned(), rules);
        String canonical =
                CanonicalRequest.of(sent, signature.signedHeaders(), rules.encodesPathOnce(), payload.stated());
        var signer = new Signer(key.secretAccessKey(), signature.scope(), signature.date());
        if (!Sha256.same(signer.sign(Signature.ALGORITHM, Sha256.hex(canonical)), signature.hex())) {
            throw rules.refusal().wrongSignature();
        }
        return payload.unpack(sent, signature.hex(), signer, rules.refusal());
    }
}
