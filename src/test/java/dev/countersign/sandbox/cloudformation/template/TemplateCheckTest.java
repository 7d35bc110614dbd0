package dev.countersign.sandbox.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateCheckTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("Resources: {}", "Template format error: At least one Resources member must be defined."),
                Arguments.of("a: [1\nb: 2", "Template format error: YAML not well-formed. (line 2, column 2)"),
                Arguments.of("{\"Resources\": }", "Template format error: JSON not well-formed. (line 1, column 15)"),
                Arguments.of("just text", "Template format error: unsupported structure."),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Test::Thing, Properties: {P: }}}",
                        "[/Resources/A/Properties/P] 'null' values are not allowed in templates"),
                Arguments.of(
                        "Resources: {bad-id: {Type: AWS::Test::Thing}}",
                        "Template format error: Resource name bad-id is non alphanumeric."),
                Arguments.of(
                        "Resources: {A: {Type: AWS::SQS::Queue}, B: {Type: AWS::EC2::VPC}}",
                        "Template format error: Unrecognized resource types: [AWS::EC2::VPC, AWS::SQS::Queue]"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Test::Thing, Properties: {P: !Ref Nobody}}}",
                        "Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the"
                                + " template"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Test::Thing, Properties: {P: !Sub 'x${Nobody}'}}}",
                        "Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the"
                                + " template"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Test::Thing}}\nOutputs: {O: {Value: !Ref Nobody}}",
                        "Template format error: Unresolved resource dependencies [Nobody] in the Outputs block of the"
                                + " template"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Test::Thing, Properties: {P: !GetAtt B.Arn}}}",
                        "Template error: instance of Fn::GetAtt references undefined resource B"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Test::Thing}, B: {Type: AWS::Test::Thing, Properties: {P: !GetAtt"
                                + " A.Size}}}",
                        "Template error: resource A does not support attribute type Size in Fn::GetAtt"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Test::Thing, Properties: {P: !Ref B}}, B: {Type: AWS::Test::Thing,"
                                + " DependsOn: A}}",
                        "Circular dependency between resources: [A, B]"),
                Arguments.of(
                        "Resource: {A: {Type: AWS::Test::Thing}}",
                        "Invalid template property or properties [Resource]"),
                Arguments.of(
                        "Parameters: {P: {Type: Text}}\nResources: {A: {Type: AWS::Test::Thing}}",
                        "Template format error: Unrecognized parameter type: Text"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldInCloudFormationsWords(String template, String message) {
        assertThatThrownBy(() -> Evaluated.read(template)).hasMessage(message);
    }

    @Test
    void plainYamlTextStaysText() {
        Template template = Evaluated.read("""
                Resources:
                  A: {Type: AWS::Test::Thing, Properties: {Yes: yes, Mode: 0644, Date: 2012-10-17, On: true, N: 5}}
                """);

        assertThat(template.resources().get("A").properties())
                .containsEntry("Yes", "yes")
                .containsEntry("Mode", "0644")
                .containsEntry("Date", "2012-10-17")
                .containsEntry("On", true)
                .containsEntry("N", 5);
    }

    @Test
    void resourcesComeAfterWhatTheyUse() {
        Template template = Evaluated.read("""
                Resources:
                  A: {Type: AWS::Test::Thing, Properties: {P: !Sub 'x${C.Arn}'}}
                  B: {Type: AWS::Test::Thing, DependsOn: [A]}
                  C: {Type: AWS::Test::Thing}
                """);

        assertThat(DependencyOrder.of(template)).containsExactly("C", "A", "B");
    }
}
