package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.Traffic;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.wire.codec.MalformedInput;
import dev.countersign.sandbox.wire.http.WebPages;
import dev.countersign.sandbox.wire.http.WireRequest;
import dev.countersign.sandbox.wire.http.WireResponse;
import dev.countersign.sandbox.wire.signing.SignatureVerifier;
import dev.countersign.sandbox.wire.signing.SignatureVerifier.Verified;
import dev.countersign.sandbox.wire.signing.SigningRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.awscore.AwsRequest;

/** Answers every HTTP request that is one to AWS: who calls, what is called, and the answer or the error in the right shape. */
public final class Gateway implements Function<WireRequest, WireResponse> {
    private static final Logger LOG = Logger.getLogger(Gateway.class.getName());
    private static final Set<String> SKEWED = Set.of("InvalidSignatureException", "SignatureDoesNotMatch");
    private static final byte[] NO_BODY = new byte[0];

    private final World world;
    private final SignatureVerifier verifier;
    private final InstantSource credentialTime;
    private final Router router;
    private final Traffic traffic;

    /** Lets all calls through. */
    public Gateway(World world, SignatureVerifier verifier, InstantSource credentialTime) {
        this(world, verifier, credentialTime, Traffic.FREE);
    }

    /**
     * Takes the operations that {@code world} has at this moment.
     *
     * @param credentialTime what tokens expire by
     * @param traffic hears of every call
     */
    public Gateway(World world, SignatureVerifier verifier, InstantSource credentialTime, Traffic traffic) {
        this.traffic = traffic;
        this.world = world;
        this.verifier = verifier;
        this.credentialTime = credentialTime;
        this.router = new Router(new Catalog(world.operations()));
    }

    @Override
    public WireResponse apply(WireRequest sent) {
        String requestId = UUID.randomUUID().toString();
        if (WebPages.sent(sent)) {
            return WireResponse.empty(403, now());
        }
        Optional<AwsService> service = router.service(sent);
        return service.map(s -> s == AwsService.S3
                        ? s3(sent, requestId)
                        : answer(s, sent, requestId).with("x-amzn-RequestId", requestId))
                .orElseGet(() -> unknownService(sent, requestId));
    }

    private WireResponse s3(WireRequest sent, String requestId) {
        String id = requestId.replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
        return answer(AwsService.S3, sent, id)
                .with("x-amz-request-id", id)
                .with("x-amz-id-2", requestId)
                .with("Server", "AmazonS3");
    }

    private WireResponse answer(AwsService service, WireRequest sent, String requestId) {
        try {
            SigningRules rules = service.signing(router.takesUnsigned(service, sent));
            return call(service, verifier.verify(sent, rules), requestId);
        } catch (ServiceError e) {
            return error(service, e, requestId);
        } catch (MalformedInput e) {
            return error(service, malformed(service, e), requestId);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "the sandbox failed in " + service.signingName() + Trace.of(e));
            var failure = ServiceError.of("InternalFailure", 500, "The sandbox failed inside; its log has the cause.");
            return error(service, failure, requestId);
        }
    }

    private WireResponse call(AwsService service, Verified verified, String requestId) {
        WireRequest sent = ContentCoding.undo(service, verified.request());
        Binding binding = router.operation(service, sent);
        traffic.arrives(service.signingName() + ":" + binding.name());
        AwsRequest request = RequestDecoder.decode(binding, sent);
        byte[] stream = binding.http().hasStreamingInput() ? sent.body() : NO_BODY;
        Answer answer = world.operations().call(verified.caller(), request, stream);
        return ResponseEncoder.encode(binding, answer.response(), answer.body(), requestId, dateOf(service));
    }

    /** IAM Identity Center's answers have the time that its tokens expire by, so that a program can tell when they do. */
    private Instant dateOf(AwsService service) {
        boolean givesTokens = service == AwsService.SSO || service == AwsService.SSO_OIDC;
        return givesTokens ? credentialTime.instant() : now();
    }

    /**
     * From the date of a refusal, and of no other answer, the SDK for Java learns what time to sign with, in all clients of the
     * process. Hence refusals alone have the machine's time, which is what signatures go by.
     */
    private WireResponse error(AwsService service, ServiceError thrown, String requestId) {
        ServiceError error = QueryCodes.translated(service, thrown);
        boolean refusal = error.status() == 403 || error.status() == 401 || SKEWED.contains(error.code());
        WireResponse response =
                ErrorEncoder.encode(service.protocol(), error, requestId, refusal ? verifier.now() : now());
        return QueryCodes.header(service, error.code(), error.status())
                .map(value -> response.with("x-amzn-query-error", value))
                .orElse(response);
    }

    private static ServiceError malformed(AwsService service, MalformedInput input) {
        String code = switch (service.protocol()) {
            case JSON, REST_JSON -> "SerializationException";
            case QUERY -> "MalformedInput";
            case REST_XML -> "MalformedXML";
        };
        return ServiceError.of(code, String.valueOf(input.getMessage()));
    }

    private WireResponse unknownService(WireRequest sent, String requestId) {
        String name = sent.header("x-amz-target").orElseGet(() -> sent.method() + " " + sent.rawPath());
        return ErrorEncoder.encode(
                sent.header("x-amz-target").isPresent() ? Protocol.JSON : Protocol.QUERY,
                ServiceError.notImplemented("the service of " + name),
                requestId,
                now());
    }

    private Instant now() {
        return world.clock().instant();
    }
}
