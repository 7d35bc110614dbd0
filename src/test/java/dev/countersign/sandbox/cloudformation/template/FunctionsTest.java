package dev.countersign.sandbox.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Other                                         | ref-Other",
                "!Ref AWS::Region                                   | eu-west-1",
                "!GetAtt Other.Arn                                  | Arn-of-Other",
                "{'Fn::GetAtt': [Other, Arn]}                       | Arn-of-Other",
                "!Sub '${Other}/${Other.Arn}/${AWS::StackName}'     | ref-Other/Arn-of-Other/demo",
                "!Sub ['${a}-${Other}', {a: !Ref AWS::Region}]      | eu-west-1-ref-Other",
                "!Sub 'keep ${!Literal}'                            | keep ${Literal}",
                "!Join ['-', [a, !Ref Other, 3]]                    | a-ref-Other-3",
                "!Select [1, !Split [',', 'a,b,c']]                 | b",
                "!Base64 hello                                      | aGVsbG8=",
                "!ImportValue shared                                | import-shared",
                "!Select [0, !GetAZs '']                            | eu-west-1a",
            })
    void aFunctionGivesItsValue(String declared, String expected) {
        assertThat(Evaluated.value(declared)).hasToString(expected);
    }

    @Test
    void jsonAndYamlMeanTheSame() {
        Template template = Evaluated.read("""
                {"Resources": {"It": {"Type": "AWS::Test::Thing",
                  "Properties": {"P": {"Fn::Join": ["", ["a", {"Ref": "AWS::Region"}]]}}}}}""");

        assertThat(Evaluated.evaluator(template, Map.of())
                        .properties(template.resources().get("It").properties()))
                .containsEntry("P", "aeu-west-1");
    }

    @Test
    void noValueLeavesNothingBehind() {
        Map<String, Object> properties = Evaluated.properties(
                "Parameters: {Name: {Type: String, Default: ''}}\nConditions: {Given: !Not [!Equals [!Ref Name, '']]}",
                """
                A: !If [Given, !Ref Name, !Ref AWS::NoValue]
                B: [1, !If [Given, 2, !Ref AWS::NoValue]]
                """,
                Map.of());

        assertThat(properties).doesNotContainKey("A").containsEntry("B", List.of(1));
    }

    @Test
    void theOtherBranchOfIfIsNotEvaluated() {
        Map<String, Object> properties = Evaluated.properties(
                "Mappings: {M: {a: {b: found}}}\nConditions: {Yes: !Equals [1, '1']}",
                "P: !If [Yes, !FindInMap [M, a, b], !FindInMap [M, no, such]]",
                Map.of());

        assertThat(properties).containsEntry("P", "found");
    }

    @Test
    void conditionsMayUseEachOther() {
        Template template = Evaluated.read("""
                Conditions:
                  A: !Equals [x, x]
                  B: !And [{Condition: A}, !Not [!Equals [x, y]]]
                  C: !Or [!Not [{Condition: B}], !Equals [x, y]]
                Resources: {It: {Type: AWS::Test::Thing}}
                """);

        Evaluator evaluator = Evaluated.evaluator(template, Map.of());

        assertThat(evaluator.condition("B")).isTrue();
        assertThat(evaluator.condition("C")).isFalse();
    }

    @Test
    void theConditionOfAPolicyStatementIsNoConditionOfTheTemplate() {
        Map<String, Object> properties =
                Evaluated.properties("", "P: {Condition: {Bool: {'aws:SecureTransport': 'false'}}}", Map.of());

        assertThat(properties)
                .containsEntry("P", Map.of("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
    }

    @Test
    void languageExtensionsNeedTheirTransform() {
        assertThatThrownBy(() -> Evaluated.value("!ToJsonString {a: 1}"))
                .hasMessageContaining("AWS::LanguageExtensions");
        assertThat(Evaluated.properties("Transform: AWS::LanguageExtensions", "P: !ToJsonString {a: 1}", Map.of()))
                .containsEntry("P", "{\"a\":1}");
    }

    @Test
    void aTextWithAnUnknownPartIsUnknown() {
        Template template = Evaluated.read("""
                Resources:
                  Other: {Type: AWS::Test::Thing}
                  It: {Type: AWS::Test::Thing, Properties: {P: !Sub 'x/${Other}'}}
                """);
        var evaluator = new Evaluator(
                template, new ParameterValues(Map.of()), Map.of("AWS::Region", "eu-west-1"), new Unknown());

        assertThat(evaluator.properties(template.resources().get("It").properties()))
                .containsEntry("P", Scope.KNOWN_AFTER_APPLY);
    }

    private static final class Unknown implements Scope {
        @Override
        public Object ref(String logicalId) {
            return KNOWN_AFTER_APPLY;
        }

        @Override
        public Object attribute(String logicalId, String attribute) {
            return KNOWN_AFTER_APPLY;
        }

        @Override
        public Object imported(String exportName) {
            return KNOWN_AFTER_APPLY;
        }
    }
}
