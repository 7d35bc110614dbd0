package dev.countersign.sandbox.codepipeline;

import static dev.countersign.sandbox.codepipeline.PipelineFixture.PIPELINE;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.approval;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.deploy;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.source;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.Condition;
import software.amazon.awssdk.services.codepipeline.model.ConditionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ConditionNotOverridableException;
import software.amazon.awssdk.services.codepipeline.model.ConditionType;
import software.amazon.awssdk.services.codepipeline.model.NotLatestPipelineExecutionException;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineType;
import software.amazon.awssdk.services.codepipeline.model.Result;
import software.amazon.awssdk.services.codepipeline.model.RuleCategory;
import software.amazon.awssdk.services.codepipeline.model.RuleExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;

/** Conditions before and after stages, whose rules compare variables. */
class StageConditionsTest {
    private static final String VARIABLE = "#{SourceVariables.ObjectKey}";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private PipelineFixture aws;

    @BeforeEach
    void prepare() {
        aws = new PipelineFixture(sandbox);
        aws.prepare();
        aws.put("first");
    }

    private static Condition condition(Result result, String operator, String value) {
        return condition(result, "VariableCheck", VARIABLE, operator, value);
    }

    private static Condition condition(Result result, String provider, String variable, String operator, String value) {
        return Condition.builder()
                .result(result)
                .rules(rule -> rule.name("KeyCheck")
                        .ruleTypeId(type -> type.category(RuleCategory.RULE)
                                .owner("AWS")
                                .provider(provider)
                                .version("1"))
                        .configuration(Map.of("Variable", variable, "Operator", operator, "Value", value)))
                .build();
    }

    private static StageDeclaration before(Condition condition) {
        return stage("Approve", approval(Map.of())).copy(s -> s.beforeEntry(b -> b.conditions(condition)));
    }

    private PipelineDeclaration.Builder declaration(StageDeclaration approve) {
        return aws.declaration()
                .pipelineType(PipelineType.V2)
                .stages(stage("Source", source(Map.of())), approve, stage("Deploy", deploy()));
    }

    private String create(StageDeclaration approve) {
        aws.create(declaration(approve));
        return aws.executions().getFirst().pipelineExecutionId();
    }

    @ParameterizedTest
    @CsvSource({"EQ, page.html", "NE, other.html", "CONTAINS, age.h", "MATCHES, p.*\\.html"})
    void anExecutionThatMeetsTheConditionEnters(String operator, String value) {
        String run = create(before(condition(Result.FAIL, operator, value)));

        assertThat(aws.waiting()).contains(run);
        assertThat(aws.stage("Approve")
                        .beforeEntryConditionState()
                        .latestExecution()
                        .status())
                .isEqualTo(ConditionExecutionStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @CsvSource({"EQ, other.html", "NE, page.html", "CONTAINS, x", "MATCHES, p"})
    void oneThatDoesNotFailsBeforeItsActions(String operator, String value) {
        String run = create(before(condition(Result.FAIL, operator, value)));

        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        var approve = aws.stage("Approve");
        assertThat(approve.latestExecution().status()).isEqualTo(StageExecutionStatus.FAILED);
        assertThat(approve.latestExecution().pipelineExecutionId()).isEqualTo(run);
        assertThat(approve.actionStates().getFirst().latestExecution()).isNull();
        var rule = approve.beforeEntryConditionState()
                .conditionStates()
                .getFirst()
                .ruleStates()
                .getFirst();
        assertThat(rule.ruleName()).isEqualTo("KeyCheck");
        assertThat(rule.latestExecution().status()).isEqualTo(RuleExecutionStatus.FAILED);
        assertThat(rule.latestExecution().summary()).contains(VARIABLE, operator, value);
    }

    @Test
    void withTheResultSkipTheStageIsPassedOver() {
        String run = create(before(condition(Result.SKIP, "EQ", "other.html")));

        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
        assertThat(aws.stage("Approve").latestExecution().status()).isEqualTo(StageExecutionStatus.SKIPPED);
        assertThat(aws.stage("Deploy").latestExecution().status()).isEqualTo(StageExecutionStatus.SUCCEEDED);
        assertThatThrownBy(() -> override(run, ConditionType.BEFORE_ENTRY))
                .isInstanceOf(ConditionNotOverridableException.class);
    }

    private void override(String run, ConditionType type) {
        aws.pipelines.overrideStageCondition(o -> o.pipelineName(PIPELINE)
                .stageName("Approve")
                .pipelineExecutionId(run)
                .conditionType(type));
        sandbox.settle();
    }

    @Test
    void aFailedEntryConditionCanBeOverridden() {
        String run = create(before(condition(Result.FAIL, "EQ", "other.html")));

        override(run, ConditionType.BEFORE_ENTRY);

        assertThat(aws.waiting()).contains(run);
        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.IN_PROGRESS);
        assertThat(aws.stage("Approve")
                        .beforeEntryConditionState()
                        .latestExecution()
                        .status())
                .isEqualTo(ConditionExecutionStatus.OVERRIDDEN);
        assertThatThrownBy(() -> override(run, ConditionType.BEFORE_ENTRY))
                .isInstanceOf(ConditionNotOverridableException.class);
        aws.answer(ApprovalStatus.APPROVED, "yes");
        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
    }

    @Test
    void whereAnotherExecutionCameAfterwardsNothingIsOverridden() {
        String first = create(before(condition(Result.FAIL, "EQ", "other.html")));
        aws.start();

        assertThatThrownBy(() -> override(first, ConditionType.BEFORE_ENTRY))
                .isInstanceOf(NotLatestPipelineExecutionException.class);
    }

    @Test
    void aRetryChecksTheEntryConditionAgain() {
        String run = create(before(condition(Result.FAIL, "EQ", "other.html")));

        aws.pipelines.retryStageExecution(r -> r.pipelineName(PIPELINE)
                .stageName("Approve")
                .pipelineExecutionId(run)
                .retryMode(StageRetryMode.FAILED_ACTIONS));
        sandbox.settle();

        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        assertThat(aws.action("Approve")).isNull();
        assertThat(aws.stage("Approve").retryStageMetadata().manualStageRetryAttempt())
                .isEqualTo(1);
    }

    @Test
    void aVariableThatHasNoValueMeetsNothing() {
        create(before(condition(Result.FAIL, "VariableCheck", "#{Nobody.Knows}", "NE", "x")));

        assertThat(aws.stage("Approve")
                        .beforeEntryConditionState()
                        .conditionStates()
                        .getFirst()
                        .ruleStates()
                        .getFirst()
                        .latestExecution()
                        .errorDetails()
                        .message())
                .contains("#{Nobody.Knows}");
    }

    @Test
    void aConditionAfterTheStageCanFailItAndBeOverridden() {
        String run = create(stage("Approve", approval(Map.of()))
                .copy(s -> s.onSuccess(c -> c.conditions(condition(Result.FAIL, "EQ", "other.html")))));
        aws.answer(ApprovalStatus.APPROVED, "yes");
        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        assertThat(aws.stage("Approve")
                        .onSuccessConditionState()
                        .latestExecution()
                        .status())
                .isEqualTo(ConditionExecutionStatus.FAILED);

        override(run, ConditionType.ON_SUCCESS);

        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
    }

    @Test
    void whatIsNotAcceptedOrNotThereIsNamed() {
        refused(
                declaration(before(condition(Result.ROLLBACK, "EQ", "x"))),
                "InvalidStageDeclarationException",
                "ROLLBACK");
        refused(declaration(before(condition(Result.FAIL, "LIKE", "x"))), "InvalidStageDeclarationException", "'LIKE'");
        refused(
                declaration(before(condition(Result.FAIL, "LambdaInvoke", VARIABLE, "EQ", "x"))),
                "NotImplemented",
                "LambdaInvoke");
        refused(
                declaration(before(condition(Result.FAIL, "EQ", "x"))).pipelineType(PipelineType.V1),
                "InvalidStructureException",
                "V2");
    }

    private void refused(PipelineDeclaration.Builder declaration, String code, String reason) {
        assertThatThrownBy(() -> aws.pipelines.createPipeline(c -> c.pipeline(declaration.build())))
                .isInstanceOfSatisfying(
                        CodePipelineException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code))
                .hasMessageContaining(reason);
    }
}
