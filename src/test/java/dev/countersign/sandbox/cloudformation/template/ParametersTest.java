package dev.countersign.sandbox.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    private static final String SECTION = """
            Parameters:
              Needed: {Type: String}
              Size: {Type: Number, Default: 3, MinValue: 1, MaxValue: 9}
              Kind: {Type: String, Default: a, AllowedValues: [a, b]}
              Short: {Type: String, Default: xy, MinLength: 2, MaxLength: 4}
              Key: {Type: String, Default: k, AllowedPattern: '[a-z]+'}
              Mail: {Type: String, Default: a@b, AllowedPattern: '.+@.+', ConstraintDescription: must be an address}
              Names: {Type: CommaDelimitedList, Default: 'a, b'}
              Secret: {Type: String, Default: s, NoEcho: true}
            Resources: {It: {Type: AWS::Test::Thing, Properties: {Size: !Ref Size, Names: !Ref Names}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Size  | x    | Parameter 'Size' must be a number",
                "Size  | 0    | Parameter 'Size' must be a number not less than 1",
                "Size  | 10   | Parameter 'Size' must be a number not greater than 9",
                "Kind  | c    | Parameter 'Kind' must be one of AllowedValues",
                "Short | x    | Parameter 'Short' must contain at least 2 characters",
                "Short | xxxxx| Parameter 'Short' must contain at most 4 characters",
                "Key   | A    | Parameter 'Key' must match pattern [a-z]+",
                "Mail  | x    | Parameter Mail failed to satisfy constraint: must be an address",
                "Other | x    | Parameters: [Other] do not exist in the template",
            })
    void aWrongValueIsRefused(String name, String value, String message) {
        Map<String, Optional<String>> given = Map.of("Needed", Optional.of("x"), name, Optional.of(value));

        assertThatThrownBy(() -> ParameterValues.resolve(Evaluated.read(SECTION), given, Map.of()))
                .hasMessage(message);
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> ParameterValues.resolve(Evaluated.read(SECTION), Map.of(), Map.of()))
                .hasMessage("Parameters: [Needed] must have values");
    }

    @Test
    void thePreviousValueIsKeptWhenAskedFor() {
        ParameterValues values = ParameterValues.resolve(
                Evaluated.read(SECTION), Map.of("Needed", Optional.empty()), Map.of("Needed", "before", "Size", "7"));

        assertThat(values.texts()).containsEntry("Needed", "before").containsEntry("Size", "3");
    }

    @Test
    void listsAreSplitAndSecretsAreHidden() {
        Template template = Evaluated.read(SECTION);
        Evaluator evaluator = Evaluated.evaluator(template, Map.of("Needed", "x"));

        assertThat(evaluator.properties(template.resources().get("It").properties()))
                .containsEntry("Names", List.of("a", "b"))
                .containsEntry("Size", "3");
        assertThat(ParameterValues.resolve(template, Map.of("Needed", Optional.of("x")), Map.of())
                        .shown(template))
                .containsEntry("Secret", "****")
                .containsEntry("Needed", "x");
    }

    @Test
    void valuesLookedUpInParameterStoreAreNotImplemented() {
        assertThatThrownBy(() -> Evaluated.read("""
                        Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<String>'}}
                        Resources: {It: {Type: AWS::Test::Thing}}
                        """)).hasMessageContaining("does not implement the parameter type");
    }
}
