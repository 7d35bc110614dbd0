package dev.countersign.sandbox.cloudtrail;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the record of one call, in the form of CloudTrail's events. */
final class Records {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Account account;

    Records(Account account) {
        this.account = account;
    }

    Event of(Instant now, Caller caller, AwsRequest request, Optional<Answer> answer, Optional<ServiceError> error) {
        Class<?> type = request.getClass();
        String id = UUID.randomUUID().toString();
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        String source = EventNames.source(type);
        boolean reads = EventNames.reads(type);
        ObjectNode record = JSON.createObjectNode().put("eventVersion", "1.11");
        record.set("userIdentity", identity(caller));
        record.put("eventTime", at.toString())
                .put("eventSource", source)
                .put("eventName", EventNames.name(type))
                .put("awsRegion", account.region())
                .put("sourceIPAddress", "127.0.0.1")
                .put("userAgent", "AWS Internal");
        error.ifPresent(e -> record.put("errorCode", code(e)).put("errorMessage", String.valueOf(e.getMessage())));
        Optional<ObjectNode> parameters = Members.of(request);
        record.set("requestParameters", parameters.orElse(null));
        record.set(
                "responseElements",
                answer.filter(a -> !reads)
                        .flatMap(a -> Members.of(a.response()))
                        .orElse(null));
        record.put("requestID", UUID.randomUUID().toString())
                .put("eventID", id)
                .put("readOnly", reads)
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", account.id())
                .put("eventCategory", "Management");
        return Event.builder()
                .eventId(id)
                .eventName(EventNames.name(type))
                .eventSource(source)
                .eventTime(at)
                .readOnly(String.valueOf(reads))
                .username(name(caller))
                .resources(TouchedResources.of(source, parameters.orElseGet(JSON::createObjectNode)))
                .cloudTrailEvent(record.toString())
                .build();
    }

    /** CloudTrail has one code for what services call {@code AccessDeniedException} and {@code AccessDenied}. */
    private static String code(ServiceError error) {
        return error.code().equals("AccessDeniedException") ? "AccessDenied" : error.code();
    }

    private static String name(Caller caller) {
        return caller.arn().substring(caller.arn().lastIndexOf('/') + 1);
    }

    private ObjectNode identity(Caller caller) {
        ObjectNode identity = JSON.createObjectNode();
        switch (caller.kind()) {
            case USER -> {
                identity.put("type", "IAMUser");
                describe(identity, caller).put("userName", name(caller));
                caller.session().issued().ifPresent(at -> attributes(identity.putObject("sessionContext"), caller, at));
            }
            case ROLE -> {
                identity.put("type", "AssumedRole");
                describe(identity, caller);
                ObjectNode context = identity.putObject("sessionContext");
                context.putObject("sessionIssuer")
                        .put("type", "Role")
                        .put("principalId", caller.userId().replaceFirst(":.*$", ""))
                        .put("arn", caller.principalArn())
                        .put("accountId", account.id())
                        .put("userName", caller.principalArn().replaceFirst("^.*/", ""));
                caller.session().issued().ifPresent(at -> attributes(context, caller, at));
                caller.sourceArn().ifPresent(arn -> identity.put("invokedBy", "events.amazonaws.com"));
            }
            case FEDERATED ->
                identity.put("type", "WebIdentityUser")
                        .put("userName", caller.userId())
                        .put("identityProvider", caller.arn());
            case SERVICE -> identity.put("type", "AWSService").put("invokedBy", caller.arn());
        }
        return identity;
    }

    private ObjectNode describe(ObjectNode identity, Caller caller) {
        return identity.put("principalId", caller.userId())
                .put("arn", caller.arn())
                .put("accountId", account.id());
    }

    private static void attributes(ObjectNode context, Caller caller, Instant issued) {
        context.putObject("attributes")
                .put("creationDate", issued.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("mfaAuthenticated", String.valueOf(caller.session().mfa().isPresent()));
    }
}
