package dev.countersign.sandbox.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;

/** What can be said of the approval template without deploying it. */
class ApprovalTemplateTest {
    @RegisterExtension
    static final RunningSandbox SANDBOX = new RunningSandbox();

    private final CloudFormationClient cfn = SANDBOX.client(CloudFormationClient.builder());

    @Test
    void itsReaderFindsTheParametersOfTheArticle() {
        GetTemplateSummaryResponse ours = cfn.getTemplateSummary(r -> r.templateBody(SampleTemplates.ours()));
        GetTemplateSummaryResponse articles = cfn.getTemplateSummary(r -> r.templateBody(SampleTemplates.articles()));

        assertThat(names(ours)).containsExactlyInAnyOrderElementsOf(names(articles));
    }

    private static List<String> names(GetTemplateSummaryResponse summary) {
        return summary.parameters().stream()
                .map(ParameterDeclaration::parameterKey)
                .toList();
    }

    @Test
    void itNeedsNoMoreThanUnnamedRoles() {
        ValidateTemplateResponse validation = cfn.validateTemplate(r -> r.templateBody(SampleTemplates.ours()));

        assertThat(validation.capabilitiesAsStrings()).containsExactly("CAPABILITY_IAM");
        assertThat(validation.capabilitiesReason())
                .isEqualTo("The following resource(s) require capabilities: [AWS::IAM::Role]");
        assertThat(cfn.validateTemplate(r -> r.templateBody(SampleTemplates.articles()))
                        .capabilitiesAsStrings())
                .containsExactly("CAPABILITY_NAMED_IAM");
    }

    @Test
    void itIsSmallEnoughToBeGivenAsText() {
        assertThat(SampleTemplates.ours()).hasSizeLessThan(51_200);
    }

    @Test
    void noDefaultPointsAtSomebodyElse() {
        assertThat(cfn.validateTemplate(r -> r.templateBody(SampleTemplates.ours()))
                        .parameters())
                .allSatisfy(parameter -> assertThat(parameter.defaultValue())
                        .matches(
                                "|ENABLED|index(_approved)?\\.html|text/html|https://example\\.com/|Please review .*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EmailForNotification               | nobody           | must be empty or an e-mail address",
                "EventRuleForCodePipelineResultState| ON               | must be one of AllowedValues",
                "CodePipelineName                   | two words        | may hold letters, digits and . @ - _",
                "CodePipelineS3bucketName           | No_Bucket        | must be empty or the name of a bucket",
                "CodePipelineS3bucketKeyInput       | a*               | may hold letters, digits and",
                "CodePipelineConfirmationUrl        | javascript:alert | must be empty or start with http:// or https://",
                "CodePipelineS3bucketKeyContentType | \"html\"         | must be a media type such as text/html",
                "CodePipelineS3bucketKeyOutput      | index.html       | must differ from CodePipelineS3bucketKeyInput",
            })
    void aWrongValueIsRefusedBeforeAnythingIsMade(String parameter, String value, String sentence) {
        assertThatThrownBy(() -> cfn.createStack(r -> r.stackName("demo")
                        .templateBody(SampleTemplates.ours())
                        .capabilitiesWithStrings("CAPABILITY_IAM")
                        .parameters(Deploying.parameters(Map.of(parameter, value)))))
                .hasMessageContaining(sentence);
    }
}
