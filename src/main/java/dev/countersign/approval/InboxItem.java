package dev.countersign.approval;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Deadline;
import dev.countersign.relay.Relay;
import dev.countersign.watch.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One manual approval that waits for an answer.
 *
 * @param message what the approver is told, as it stands in the pipeline's structure
 * @param link what the approver is asked to look at
 * @param pipelineExecution absent while the list of executions has not been read
 * @param run the execution that waits for the answer, if one does
 * @param relay that execution's relay through this approval; present with {@code run}
 * @param deadline when the wait ends by itself
 */
public record InboxItem(
        ApprovalSight approval,
        Optional<String> message,
        Optional<String> link,
        Optional<PipelineExecution> pipelineExecution,
        Optional<Run> run,
        Optional<Relay> relay,
        Optional<Deadline> deadline) {

    public InboxItem {
        requireNonNull(approval, "approval");
        requireNonNull(message, "message");
        requireNonNull(link, "link");
        requireNonNull(pipelineExecution, "pipelineExecution");
        requireNonNull(run, "run");
        requireNonNull(relay, "relay");
        requireNonNull(deadline, "deadline");
    }

    /**
     * What an item is known by.
     *
     * @param pipelineExecutionId the same approval action asks again in each pipeline execution
     */
    public record Id(ApprovalAddress address, String pipelineExecutionId) {}

    public Id id() {
        return new Id(approval.address(), approval.pipelineExecutionId());
    }

    /** How long nobody has answered; zero when that is not known. */
    public Duration age(Instant now) {
        Duration age =
                approval.since().map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether all of the given words, in any case, occur in what a row shows. */
    public boolean matches(String words) {
        String text = String.join(
                        " ",
                        approval.address().toString(),
                        approval.pipelineExecutionId(),
                        message.orElse(""),
                        run.map(waiting -> waiting.execution().arn().value()).orElse(""))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }
}
