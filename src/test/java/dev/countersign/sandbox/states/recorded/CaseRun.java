package dev.countersign.sandbox.states.recorded;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.states.StatesWorld;
import dev.countersign.sandbox.states.data.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** One recorded case, run here. */
final class CaseRun {
    /** How far ours is like the recording; each level includes the ones before. */
    enum Level {
        NONE,
        STATUS,
        OUTPUT,
        TYPES,
        FULL
    }

    /** @param difference the first thing that is not alike, for a reader */
    record Verdict(Level level, String difference) {}

    /** What a normalised recording of a Parallel has lost. */
    private static final Set<String> LOST = Set.of("ParallelStateSucceeded", "ParallelStateFailed");

    private final Map<String, Object> recorded;
    private final Likeness likeness;

    CaseRun(Map<String, Object> recorded) {
        this.recorded = recorded;
        this.likeness = new Likeness(Json.array(recorded.get("wildWords")).stream()
                .map(String::valueOf)
                .toList());
    }

    Verdict verdict() {
        var replay = Json.array(recorded.get("taskReplay")).stream()
                .map(Json::object)
                .toList();
        try (var states = new StatesWorld(
                new Account("111111111111", "us-east-1"), world -> new ReplayedTasks(world, replay, likeness))) {
            String machine = create(states);
            if ("sync".equals(recorded.get("kind"))) {
                return sync(states, machine);
            }
            String arn = states.start(machine, String.valueOf(recorded.get("input")));
            for (int hour = 0;
                    hour < 50 && states.describe(arn).statusAsString().equals("RUNNING");
                    hour++) {
                states.advance(Duration.ofHours(1));
            }
            return compare(states, arn);
        } catch (ServiceError e) {
            return new Verdict(Level.NONE, e.code() + ": " + e.getMessage());
        }
    }

    private String create(StatesWorld states) {
        return states.call(
                        CreateStateMachineRequest.builder()
                                .name("recorded")
                                .definition(Json.write(recorded.get("definition")))
                                .roleArn(StatesWorld.ROLE)
                                .type(String.valueOf(recorded.get("type")))
                                .build(),
                        CreateStateMachineResponse.class)
                .stateMachineArn();
    }

    private Verdict sync(StatesWorld states, String machine) {
        StartSyncExecutionResponse ours = states.call(
                StartSyncExecutionRequest.builder()
                        .stateMachineArn(machine)
                        .input(String.valueOf(recorded.get("input")))
                        .build(),
                StartSyncExecutionResponse.class);
        if (!ours.statusAsString().equals(recorded.get("status"))) {
            return new Verdict(Level.NONE, "status " + ours.statusAsString() + " " + ours.cause());
        }
        return sameEnd(ours.output(), ours.error())
                ? sameCause(ours.cause())
                : new Verdict(Level.STATUS, "output " + ours.output());
    }

    private Verdict compare(StatesWorld states, String arn) {
        DescribeExecutionResponse ours = states.describe(arn);
        if (!ours.statusAsString().equals(recorded.get("status"))) {
            return new Verdict(Level.NONE, "status " + ours.statusAsString() + " " + ours.error() + " " + ours.cause());
        }
        if (!sameEnd(ours.output(), ours.error())) {
            return new Verdict(
                    Level.STATUS, "output " + ours.output() + " error " + ours.error() + " cause " + ours.cause());
        }
        if (!recorded.containsKey("events")) {
            return sameCause(ours.cause());
        }
        List<Map<String, Object>> expected =
                Json.array(recorded.get("events")).stream().map(Json::object).toList();
        List<Map<String, Object>> events =
                states.history(arn).stream().map(CaseRun::plain).toList();
        return events(expected, events);
    }

    private Verdict sameCause(@Nullable String cause) {
        return likeness.alike(recorded.get("cause"), cause)
                ? new Verdict(Level.FULL, "")
                : new Verdict(Level.OUTPUT, "cause " + cause);
    }

    private boolean sameEnd(@Nullable String output, @Nullable String error) {
        if ("SUCCEEDED".equals(recorded.get("status"))) {
            return likeness.alike(recordedOutput(), output);
        }
        return likeness.alike(recorded.get("error"), error);
    }

    /** An empty object is recorded only in the last event. */
    private @Nullable Object recordedOutput() {
        List<Object> events = Json.array(recorded.get("events"));
        if (recorded.containsKey("output") || events.isEmpty()) {
            return recorded.get("output");
        }
        return Json.object(Json.object(events.getLast()).get("details")).get("output");
    }

    private Verdict events(List<Map<String, Object>> expected, List<Map<String, Object>> ours) {
        boolean lost = Boolean.TRUE.equals(recorded.get("parallelNormalised"));
        boolean unordered = Boolean.TRUE.equals(recorded.get("unordered"));
        List<String> expectedTypes = types(expected, lost, unordered || lost);
        List<String> types = types(ours, lost, unordered || lost);
        if (!expectedTypes.equals(types)) {
            return new Verdict(Level.OUTPUT, "types " + types);
        }
        if (lost) {
            return new Verdict(Level.FULL, "");
        }
        Optional<String> difference = unordered ? unordered(expected, ours) : ordered(expected, ours);
        return difference.map(text -> new Verdict(Level.TYPES, text)).orElseGet(() -> new Verdict(Level.FULL, ""));
    }

    private static List<String> types(List<Map<String, Object>> events, boolean lost, boolean sorted) {
        List<String> types = new ArrayList<>();
        events.forEach(event -> types.add(String.valueOf(event.get("type"))));
        if (lost) {
            types.removeAll(LOST);
        }
        if (sorted) {
            types.sort(Comparator.naturalOrder());
        }
        return types;
    }

    private Optional<String> ordered(List<Map<String, Object>> expected, List<Map<String, Object>> ours) {
        for (int i = 0; i < expected.size(); i++) {
            Map<String, Object> left = expected.get(i);
            Map<String, Object> right = ours.get(i);
            boolean same = likeness.alike(left.get("id"), right.get("id"))
                    && likeness.alike(left.get("prev"), right.get("prev"))
                    && sameDetails(left, right);
            if (!same) {
                return Optional.of("expected " + Json.write(left) + "\n     but was " + Json.write(right));
            }
        }
        return Optional.empty();
    }

    private Optional<String> unordered(List<Map<String, Object>> expected, List<Map<String, Object>> ours) {
        List<Map<String, Object>> left = new ArrayList<>(ours);
        for (Map<String, Object> event : expected) {
            Optional<Map<String, Object>> match = left.stream()
                    .filter(o -> o.get("type").equals(event.get("type")) && sameDetails(event, o))
                    .findFirst();
            if (match.isEmpty()) {
                return Optional.of("no event like " + Json.write(event));
            }
            left.remove(match.get());
        }
        return Optional.empty();
    }

    private boolean sameDetails(Map<String, Object> expected, Map<String, Object> ours) {
        Object details = expected.get("details");
        return likeness.alike(details == null ? Map.of() : details, ours.get("details"));
    }

    private static Map<String, Object> plain(HistoryEvent event) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", event.id());
        plain.put("prev", event.previousEventId());
        plain.put("type", event.typeAsString());
        plain.put("details", details(event));
        return plain;
    }

    private static Map<String, Object> details(HistoryEvent event) {
        return event.sdkFields().stream()
                .map(field -> field.getValueOrDefault(event))
                .filter(SdkPojo.class::isInstance)
                .map(value -> members((SdkPojo) value))
                .findFirst()
                .orElse(Map.of());
    }

    private static Map<String, Object> members(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        pojo.sdkFields().forEach(field -> {
            Object value = field.getValueOrDefault(pojo);
            boolean absent = value == null || (value instanceof Map<?, ?> map && map.isEmpty());
            if (!absent) {
                members.put(field.memberName(), value instanceof SdkPojo inner ? members(inner) : value);
            }
        });
        return members;
    }
}
