package dev.countersign.doctor.pack.answers;

import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.inspect.LogLine;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionState;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.PipelineState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of an answer goes into a pack: of objects neither their contents nor the values of their metadata. */
final class Thinned {
    private static final Pattern MARKS = Pattern.compile("\\[task token [0-9a-f]{8}]");
    private static final String NOT_KEPT = "(not kept)";

    private Thinned() {}

    static @Nullable Object of(@Nullable Object answer) {
        return switch (answer) {
            case ObjectVersion version -> version(version);
            case ObjectContent content ->
                new ObjectContent(
                        content.contentType(),
                        marks(content.text()),
                        content.isText(),
                        content.size(),
                        content.truncated());
            case List<?> list
            when list.stream().allMatch(LogLine.class::isInstance) ->
                LogBlocks.without(list.stream().map(LogLine.class::cast).toList());
            case List<?> list -> list.stream().map(Thinned::of).toList();
            case Optional<?> optional -> optional.map(Thinned::of);
            case null, default -> answer;
        };
    }

    private static ObjectVersion version(ObjectVersion version) {
        Map<String, String> keys = version.metadata().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> {
                    String marks = marks(entry.getValue());
                    return marks.isEmpty() ? NOT_KEPT : marks;
                }));
        return version.withMetadata(keys);
    }

    /** What stands in a text in the place of task tokens. */
    private static String marks(String text) {
        return MARKS.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    /** The tokens of approvals that an answer holds, in the clear: to be looked for wherever else they stand. */
    static Set<String> approvalTokens(@Nullable Object answer) {
        Stream<Optional<ApprovalToken>> tokens = switch (answer) {
            case PipelineState state ->
                state.stages().stream()
                        .flatMap(stage -> stage.actions().stream())
                        .map(ActionState::token);
            case ActionExecution run -> Stream.of(run.token());
            case List<?> list -> {
                Set<String> all = new HashSet<>();
                list.forEach(item -> all.addAll(approvalTokens(item)));
                yield all.stream().map(ApprovalToken::new).map(Optional::of);
            }
            case null, default -> Stream.empty();
        };
        return tokens.flatMap(Optional::stream).map(ApprovalToken::reveal).collect(Collectors.toSet());
    }
}
