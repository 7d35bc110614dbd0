package dev.countersign.aws.sdk.inspect;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.states.ExecutionArn;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The task token that an event of a history holds, in the clear, for the adapter that sends it and for nobody else. */
final class HeldToken {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_PAGE = 1000;
    /** As in {@code Redacted}: AWS's tokens are 600 characters and more. */
    private static final Pattern TOKEN_LIKE = Pattern.compile("[A-Za-z0-9+/=_-]{200,}");
    /** How all tokens begin that have been seen; only used to choose among several values that look like one. */
    private static final String BEGIN = "AAAA";

    private HeldToken() {}

    /** @throws AwsFailure also when the event holds no token, or several values that may be one */
    static String read(AwsClients clients, ExecutionArn execution, long taskScheduled) {
        Set<String> found = tokens(parameters(clients, execution, taskScheduled));
        if (found.size() == 1) {
            return found.iterator().next();
        }
        var likely = found.stream().filter(token -> token.startsWith(BEGIN)).toList();
        if (likely.size() == 1) {
            return likely.getFirst();
        }
        throw AwsFailure.saying(
                Kind.INVALID,
                "states:GetExecutionHistory",
                found.isEmpty()
                        ? "Event " + taskScheduled + " of the history holds no task token."
                        : "Event " + taskScheduled + " of the history holds several values that may be the task token.",
                "Send the answer with the AWS CLI, with the token that you know to be the right one.");
    }

    private static String parameters(AwsClients clients, ExecutionArn execution, long taskScheduled) {
        @Nullable String token = null;
        do {
            @Nullable String from = token;
            GetExecutionHistoryResponse page = AwsCalls.call(
                    "states:GetExecutionHistory",
                    () -> clients.sfn()
                            .getExecutionHistory(r -> r.executionArn(execution.value())
                                    .maxResults(LARGEST_PAGE)
                                    .nextToken(from)));
            for (HistoryEvent event : page.events()) {
                if (event.id() == taskScheduled && event.taskScheduledEventDetails() != null) {
                    return Objects.toString(event.taskScheduledEventDetails().parameters(), "");
                }
            }
            token = page.nextToken();
        } while (token != null);
        throw AwsFailure.saying(
                Kind.NOT_FOUND,
                "states:GetExecutionHistory",
                "The history has no event " + taskScheduled + " that hands out a task token.",
                "Examine the execution again.");
    }

    /** What looks like a token in a JSON text, escapes resolved, also in JSON texts inside of it. */
    static Set<String> tokens(String json) {
        Set<String> found = new LinkedHashSet<>();
        collect(json, found);
        return found;
    }

    private static void collect(String text, Set<String> found) {
        String trimmed = text.strip();
        if (trimmed.startsWith("{") || trimmed.startsWith("[") || trimmed.startsWith("\"")) {
            try {
                walk(JSON.readTree(trimmed), found);
                return;
            } catch (JacksonException notJson) {
                // Then it is a plain text.
            }
        }
        Matcher matcher = TOKEN_LIKE.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
    }

    private static void walk(JsonNode node, Set<String> found) {
        if (node.isString()) {
            collect(node.stringValue(), found);
        }
        node.valueStream().forEach(child -> walk(child, found));
    }
}
