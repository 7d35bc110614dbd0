package dev.countersign.sandbox.wire.signing;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.wire.http.WireRequest;
import java.util.Optional;

/** Tells who signed a request. */
public final class SignatureVerifier {
    private static final Caller NOBODY = Caller.user("anonymous", "anonymous");

    /**
     * A request whose sender is known.
     *
     * @param request with the {@code aws-chunked} coding undone
     */
    public record Verified(Caller caller, WireRequest request) {}

    private final World world;

    public SignatureVerifier(World world) {
        this.world = world;
    }

    /** @param unsignedAllowed whether a request without any signature is let through, as nobody's */
    public Verified verify(WireRequest sent, boolean unsignedAllowed) {
        Optional<CredentialScope> scope = CredentialScope.of(sent);
        if (scope.isEmpty()) {
            if (unsignedAllowed) {
                return new Verified(NOBODY, sent);
            }
            throw ServiceError.of("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
        }
        Credentials credentials = world.identities()
                .find(scope.get().accessKeyId())
                .orElseThrow(() -> ServiceError.of(
                        "UnrecognizedClientException", 403, "The security token included in the request is invalid."));
        boolean chunked = sent.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
        return new Verified(
                credentials.caller(),
                chunked ? sent.withBody(AwsChunked.decode(sent.body()).content()) : sent);
    }
}
