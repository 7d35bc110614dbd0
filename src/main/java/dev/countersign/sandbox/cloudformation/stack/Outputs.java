package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.cloudformation.template.Evaluator;
import dev.countersign.sandbox.cloudformation.template.Template;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import dev.countersign.sandbox.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Evaluates what a stack tells about itself once it stands. */
final class Outputs {
    private Outputs() {}

    static List<Output> of(Stack stack, Plan plan, Exports exports) {
        Evaluator evaluator = stack.evaluator(plan, exports);
        List<Output> outputs = new ArrayList<>();
        for (Template.Output declared : plan.template().outputs().values()) {
            if (declared.condition().map(evaluator::condition).orElse(true)) {
                outputs.add(output(stack, declared, evaluator, exports));
            }
        }
        return outputs;
    }

    private static Output output(Stack stack, Template.Output declared, Evaluator evaluator, Exports exports) {
        Object value = evaluator.value(declared.value());
        if (!Values.isScalar(value)) {
            throw TemplateError.validation("Template format error: Output " + declared.name()
                    + " is malformed. The Value field of every Outputs member must evaluate to a String.");
        }
        Optional<String> export = declared.export().map(evaluator::value).map(Values::text);
        export.flatMap(exports::exporter)
                .filter(other -> !other.id().equals(stack.id()))
                .ifPresent(other -> {
                    throw TemplateError.validation("Export with name " + export.orElse("")
                            + " is already exported by stack " + other.name() + ". Export names must be unique");
                });
        return Output.builder()
                .outputKey(declared.name())
                .outputValue(Values.text(value))
                .description(declared.description().orElse(null))
                .exportName(export.orElse(null))
                .build();
    }
}
