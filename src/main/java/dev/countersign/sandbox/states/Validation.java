package dev.countersign.sandbox.states;

import dev.countersign.sandbox.states.asl.DefinitionCheck;
import dev.countersign.sandbox.states.asl.Problem;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.task.Integrations;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;

/** ValidateStateMachineDefinition: the same check as at creation, told as diagnostics. */
final class Validation {
    private static final int DEFAULT = 100;

    private final Integrations integrations;

    Validation(Integrations integrations) {
        this.integrations = integrations;
    }

    ValidateStateMachineDefinitionResponse answer(ValidateStateMachineDefinitionRequest r) {
        Constraints.required("definition", r.definition());
        int most = r.maxResults() == null || r.maxResults() == 0 ? DEFAULT : r.maxResults();
        List<Problem> problems = problems(r);
        return ValidateStateMachineDefinitionResponse.builder()
                .result(problems.isEmpty() ? "OK" : "FAIL")
                .diagnostics(problems.stream()
                        .limit(most)
                        .map(problem -> ValidateStateMachineDefinitionDiagnostic.builder()
                                .severity("ERROR")
                                .code(problem.code())
                                .message(problem.message())
                                .location(problem.location().orElse(null))
                                .build())
                        .toList())
                .truncated(problems.size() > most)
                .build();
    }

    private List<Problem> problems(ValidateStateMachineDefinitionRequest r) {
        try {
            Object definition = Json.parse(r.definition());
            return DefinitionCheck.of(definition, r.type() == StateMachineType.EXPRESS, integrations::supports);
        } catch (Json.NotJson e) {
            return List.of(new Problem("INVALID_JSON_DESCRIPTION", String.valueOf(e.getMessage()), Optional.empty()));
        }
    }
}
