package dev.countersign.approval;

import static dev.countersign.testing.Facts.ANN;
import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.DecisionResult.Failed;
import dev.countersign.approval.DecisionResult.Reason;
import dev.countersign.approval.DecisionResult.Refused;
import dev.countersign.approval.DecisionResult.Sent;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.relay.Hop;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeAws;
import dev.countersign.testing.Histories;
import dev.countersign.watch.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    private final FakeAws aws = FakeAws.withAnOpenApproval();
    private final Watcher watcher = aws.watcher();
    private final Decisions decisions = new Decisions(watcher);

    @BeforeEach
    void readEverythingOnce() {
        aws.settle(watcher);
    }

    private InboxItem item() {
        return Inbox.of(watcher.snapshot()).approvals().getFirst();
    }

    private static Refused refused(DecisionResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return (Refused) result;
    }

    @Test
    void sendsTheAnswerWithItsComment() {
        DecisionResult result = decisions.decide(Decision.approve(item(), "go"));

        assertThat(result).isInstanceOf(Sent.class);
        assertThat(aws.pipelines().answers()).containsExactly("release/Approve/Review approved: go");
    }

    @Test
    void aRejectionIsSentAsOne() {
        decisions.decide(Decision.reject(item(), "no"));

        assertThat(aws.pipelines().answers()).containsExactly("release/Approve/Review rejected: no");
    }

    @Test
    void aCommentIsMeasuredInCodePoints() {
        assertThat(Decision.commentLeft("😀".repeat(512))).isZero();

        Refused refused = refused(decisions.decide(Decision.approve(item(), "x".repeat(513))));

        assertThat(refused.reason()).isEqualTo(Reason.COMMENT_TOO_LONG);
        assertThat(aws.pipelines().answers()).isEmpty();
    }

    @Test
    void saysWhoAnsweredMeanwhile() {
        Decision decision = Decision.approve(item(), "");
        var run = new ActionExecution(
                RUN,
                "a-1",
                "Approve",
                "Review",
                "Approval",
                ActionStatus.FAILED,
                START,
                START,
                Optional.of(ANN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        aws.pipelines()
                .with(Facts.state(Optional.of(RUN), Facts.answered(ActionStatus.FAILED, ANN)))
                .with("release", List.of(), List.of(run));

        Refused refused = refused(decisions.decide(decision));

        assertThat(refused.reason()).isEqualTo(Reason.ANSWERED_ELSEWHERE);
        assertThat(refused.sentence()).isEqualTo("It was rejected by ann in the meantime.");
        assertThat(aws.pipelines().answers()).isEmpty();
    }

    @Test
    void isNeverSentToAnotherPipelineExecution() {
        Decision decision = Decision.approve(item(), "");
        aws.pipelines().with(Facts.state(Optional.of("another-run"), Facts.open("another-token")));

        assertThat(refused(decisions.decide(decision)).reason()).isEqualTo(Reason.NOT_THIS_ONE_ANY_MORE);
        assertThat(aws.pipelines().answers()).isEmpty();
    }

    @Test
    void isNotSentWhenTheApprovalAsksAnew() {
        Decision decision = Decision.approve(item(), "");
        aws.pipelines().with(Facts.state(Optional.of(RUN), Facts.open("a-new-token")));

        assertThat(refused(decisions.decide(decision)).reason()).isEqualTo(Reason.NOT_THIS_ONE_ANY_MORE);
    }

    @Test
    void anExecutionThatEndedMeanwhileIsNamedBeforeTheAnswerIsWasted() {
        Decision decision = Decision.approve(item(), "");
        aws.executions()
                .with(
                        Facts.execution(EXECUTION, ExecutionStatus.ABORTED),
                        Histories.startedAt(START)
                                .waitIn("Ask", TOKEN)
                                .end(ExecutionStatus.ABORTED)
                                .events());

        Refused refused = refused(decisions.decide(decision));
        DecisionResult allTheSame = decisions.decide(decision.evenIfDead(true));

        assertThat(refused.reason()).isEqualTo(Reason.EXECUTION_ENDED);
        assertThat(refused.sentence()).contains("it was stopped");
        assertThat(allTheSame).isInstanceOf(Sent.class);
    }

    @Test
    void whatAwsFindsAnsweredIsAnsweredElsewhere() {
        aws.pipelines().failAnswers(Kind.CONFLICT);

        Refused refused = refused(decisions.decide(Decision.approve(item(), "")));

        assertThat(refused.reason()).isEqualTo(Reason.ANSWERED_ELSEWHERE);
    }

    @Test
    void aRefusalByIamIsAFailureWithItsSentence() {
        aws.pipelines().failAnswers(Kind.ACCESS_DENIED);

        assertThat(decisions.decide(Decision.approve(item(), "")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.failure().sentence()).contains("codepipeline:PutApprovalResult"));
    }

    @Test
    void bothSidesAreReadAgainWhateverHappened() {
        aws.pipelines().failAnswers(Kind.CONFLICT);
        decisions.decide(Decision.approve(item(), ""));
        aws.pipelines().calls().clear();
        aws.executions().calls().clear();

        aws.settle(watcher);

        assertThat(aws.pipelines().calls()).contains("state release");
        assertThat(aws.executions().calls()).contains("history order-1 after 5");
    }

    @Test
    void theReceiptTicksHopAfterHop() {
        var sent = new Sent(Decision.approve(item(), "go"), START.plusSeconds(10));
        Receipt before = Receipt.of(sent, item().relay());
        aws.pipelines().with(Facts.state(Optional.of(RUN), Facts.answered(ActionStatus.SUCCEEDED, ANN)));
        aws.executions()
                .with(
                        Facts.execution(EXECUTION, ExecutionStatus.SUCCEEDED),
                        Histories.startedAt(START)
                                .waitIn("Ask", TOKEN)
                                .pause(Duration.ofSeconds(6))
                                .answered("true")
                                .exit("Task", "Ask")
                                .choose("Which?", "Ship")
                                .end(ExecutionStatus.SUCCEEDED)
                                .events());
        aws.pass(watcher, Duration.ofSeconds(20));

        Receipt after =
                Receipt.of(sent, watcher.snapshot().run(EXECUTION).orElseThrow().relay());

        assertThat(before.isComplete()).isFalse();
        assertThat(after.isComplete()).isTrue();
        assertThat(after.lines())
                .extracting(Receipt.Line::hop)
                .containsExactly(Hop.Kind.DECISION, Hop.Kind.RETURN, Hop.Kind.TOKEN);
        assertThat(after.lines().get(1).after()).contains(Duration.ofSeconds(1));
    }
}
