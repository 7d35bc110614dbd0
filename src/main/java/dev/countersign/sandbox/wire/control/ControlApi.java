package dev.countersign.sandbox.wire.control;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.wire.http.WebPages;
import dev.countersign.sandbox.wire.http.WireRequest;
import dev.countersign.sandbox.wire.http.WireResponse;
import dev.countersign.sandbox.wire.signing.Refusal;
import dev.countersign.sandbox.wire.signing.SignatureVerifier;
import dev.countersign.sandbox.wire.signing.SigningRules;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's own API. Only the administrator may use it, with requests signed for the service {@code countersign}. */
public final class ControlApi implements Function<WireRequest, WireResponse> {
    /** What all its paths start with. */
    public static final String ROOT = "/_countersign/";

    /** The signing name. */
    private static final SigningRules SIGNING = new SigningRules("countersign", Refusal.JSON, false, false);

    private static final JsonMapper JSON = new JsonMapper();

    private final SandboxClock clock;
    private final SignatureVerifier verifier;
    private final Map<String, Credentials> people;
    private final Supplier<List<Mail>> outbox;
    private final Supplier<URI> startUrl;
    private final String administrator;

    /**
     * @param people the personas' keys by name
     * @param administrator which of them may use this API
     * @param startUrl of the sandbox's IAM Identity Center
     */
    public ControlApi(
            SandboxClock clock,
            SignatureVerifier verifier,
            Map<String, Credentials> people,
            String administrator,
            Supplier<List<Mail>> outbox,
            Supplier<URI> startUrl) {
        this.clock = clock;
        this.verifier = verifier;
        this.people = people;
        this.administrator = administrator;
        this.outbox = outbox;
        this.startUrl = startUrl;
    }

    public static boolean isFor(WireRequest sent) {
        return sent.rawPath().startsWith(ROOT);
    }

    @Override
    public WireResponse apply(WireRequest sent) {
        if (WebPages.sent(sent)) {
            return WireResponse.empty(403, verifier.now());
        }
        try {
            SignatureVerifier.Verified verified = verifier.verify(sent, SIGNING);
            requireAdministrator(verified.caller());
            return answer(200, route(verified.request()), clock.instant());
        } catch (ServiceError e) {
            Instant date = e.status() == 403 ? verifier.now() : clock.instant();
            return answer(e.status(), Map.of("__type", e.code(), "message", String.valueOf(e.getMessage())), date)
                    .with("x-amzn-ErrorType", e.code());
        }
    }

    private void requireAdministrator(Caller caller) {
        Credentials key = people.get(administrator);
        if (key == null || !key.caller().arn().equals(caller.arn())) {
            throw ServiceError.accessDenied("User: " + caller.arn() + " is not the sandbox's administrator.");
        }
    }

    private Map<String, Object> route(WireRequest sent) {
        return switch (sent.method() + " " + sent.rawPath().substring(ROOT.length())) {
            case "GET clock" -> time();
            case "POST clock/advance" -> {
                clock.advance(Step.parse(text(sent.body(), "by")));
                yield time();
            }
            case "GET outbox" ->
                Map.of("mails", outbox.get().stream().map(ControlApi::mail).toList());
            case "GET sso" -> Map.of("startUrl", startUrl.get().toString());
            case "GET personas" ->
                Map.of(
                        "personas",
                        people.entrySet().stream()
                                .map(e -> persona(e.getKey(), e.getValue()))
                                .toList());
            default ->
                throw ServiceError.of(
                        "UnknownOperationException", 404, sent.method() + " " + sent.rawPath() + " is not known.");
        };
    }

    private Map<String, Object> time() {
        // The machine's clock went on while the sandbox's was moved: the nearest second is what was asked for.
        Duration ahead = clock.offset().plusMillis(500);
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("now", clock.instant().toString());
        time.put("aheadSeconds", ahead.toSeconds());
        return time;
    }

    private static Map<String, Object> mail(Mail mail) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", mail.id());
        json.put("sent", mail.sent().toString());
        json.put("to", mail.to());
        json.put("subject", mail.subject());
        json.put("body", mail.body());
        json.put("topicArn", mail.topicArn());
        return json;
    }

    private static Map<String, Object> persona(String name, Credentials key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("arn", key.caller().arn());
        json.put("accessKeyId", key.accessKeyId());
        json.put("secretAccessKey", key.secretAccessKey());
        return json;
    }

    private static String text(byte[] body, String member) {
        try {
            JsonNode value = JSON.readTree(body).path(member);
            if (value.isString()) {
                return value.stringValue();
            }
        } catch (JacksonException e) {
            throw Step.invalid("The body is not valid JSON.");
        }
        throw Step.invalid("The body needs the string '" + member + "'.");
    }

    private static WireResponse answer(int status, Map<String, Object> json, Instant date) {
        return new WireResponse(status, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(json), date);
    }
}
