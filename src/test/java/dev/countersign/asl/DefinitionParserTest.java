package dev.countersign.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionParserTest {
    static final String APPROVAL = """
            {"Comment": "Ask a person", "StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Broken"}], "Next": "Decide"},
              "Decide": {"Type": "Choice", "Default": "No",
                         "Choices": [{"Variable": "$.is_approved", "BooleanEquals": true, "Next": "Yes"}]},
              "Yes": {"Type": "Succeed"}, "No": {"Type": "Succeed"}, "Broken": {"Type": "Fail"}}}""";

    @Test
    void readsStatesInOrderWithTheirWaysOut() {
        Definition definition = DefinitionParser.parse(APPROVAL);

        assertThat(definition.comment()).contains("Ask a person");
        assertThat(definition.states()).extracting(State::name).containsExactly("Ask", "Decide", "Yes", "No", "Broken");
        assertThat(definition.state("Ask").orElseThrow().transitions())
                .containsExactly(
                        new Transition("Decide", Transition.Kind.NEXT, ""),
                        new Transition("Broken", Transition.Kind.CATCH, "any error"));
        assertThat(definition.state("Decide").orElseThrow().transitions())
                .containsExactly(
                        new Transition("Yes", Transition.Kind.CHOICE, "is_approved = true"),
                        new Transition("No", Transition.Kind.DEFAULT, "otherwise"));
    }

    @Test
    void findsTheTasksThatWaitForTheirTokenAtAnyDepth() {
        Definition definition = DefinitionParser.parse("""
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
                    "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken"}}},
                  {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "B",
                    "States": {"B": {"Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke"}}}}}}
                ]}}}""");

        assertThat(definition.callbackTasks()).extracting(State::name).containsExactly("A");
        assertThat(definition.states()).extracting(State::name).containsExactly("Both", "A", "M", "B");
    }

    @Test
    void aStateInheritsTheQueryLanguageUnlessItNamesItsOwn() {
        Definition definition = DefinitionParser.parse("""
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "QueryLanguage": "JSONPath", "End": true}}}""");

        assertThat(definition.states())
                .extracting(State::language)
                .containsExactly(QueryLanguage.JSONATA, QueryLanguage.JSON_PATH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Variable':'$.n','NumericGreaterThanEquals':3} | n ≥ 3",
                "{'Variable':'$.a.b','StringEquals':'x'} | $.a.b = \"x\"",
                "{'Variable':'$.a','StringLessThanPath':'$.b'} | a < b",
                "{'Variable':'$.a','StringMatches':'log-*'} | a matches \"log-*\"",
                "{'Variable':'$.a','IsPresent':true} | a is present",
                "{'Variable':'$.a','IsNull':false} | a is not null",
                "{'Not':{'Variable':'$.a','BooleanEquals':true}} | not (a = true)",
                "{'And':[{'Variable':'$.a','IsPresent':true},{'Variable':'$.a','BooleanEquals':true}]} | a = true",
                "{'And':[{'Variable':'$.a','IsPresent':true},{'Variable':'$.b','BooleanEquals':true}]} | a is present and b = true",
                "{'And':[{'Variable':'$.a','IsPresent':false},{'Variable':'$.b','IsNull':true}]} | a is not present and b is null",
                "{'Condition':'{% $states.input.is_approved = true %}'} | is_approved = true"
            })
    void saysChoiceRulesInFewWords(String rule, String label) {
        String json = "{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':[RULE]},'E':{'Type':'Succeed'}}}"
                .replace("RULE", rule.substring(0, rule.length() - 1) + ",'Next':'E'}")
                .replace('\'', '"');

        assertThat(DefinitionParser.parse(json).state("C").orElseThrow().transitions())
                .containsExactly(new Transition("E", Transition.Kind.CHOICE, label));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | not JSON",
                "[] | not a JSON object",
                "{'States':{}} | has no StartAt",
                "{'StartAt':'A'} | has no States",
                "{'StartAt':'A','States':{'A':{}}} | State A has no Type",
                "{'StartAt':'A','States':{'A':{'Type':'Sing'}}} | unknown Type Sing"
            })
    void saysWhatIsMissing(String text, String message) {
        assertThatThrownBy(() -> DefinitionParser.parse(text.replace('\'', '"')))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(message);
    }
}
