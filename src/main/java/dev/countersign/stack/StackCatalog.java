package dev.countersign.stack;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.StackGateway;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackSummary;
import dev.countersign.stack.form.TemplateOutline;
import dev.countersign.stack.form.TemplateOutline.Declared;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The account's stacks that hold an approval flow, found by what they contain and never by their names: an example input
 * for an execution among the outputs, or a state machine that waits for a callback beside a pipeline with an approval.
 */
public final class StackCatalog {
    /** The output with an input to start an execution with. */
    public static final String INPUT_EXAMPLE = "StepFunctionsInputExample";

    private final StackGateway stacks;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    public StackCatalog(StackGateway stacks) {
        this.stacks = stacks;
    }

    /** One row: an approval flow, or the empty shell of a deployment that nobody executed. */
    public record Entry(StackSummary stack) {
        /** Nothing but a change set; can be discarded. */
        public boolean isUnfinished() {
            return stack.status().isReview();
        }
    }

    /** The stacks of approval flows, newest first. Blocks; throws {@link AwsFailure}. */
    public List<Entry> entries() {
        return stacks.stacks().stream()
                .filter(stack -> stack.status().isReview() || isApprovalFlow(stack))
                .map(Entry::new)
                .toList();
    }

    /** Templates are read once for each version of a stack. */
    private boolean isApprovalFlow(StackSummary stack) {
        String version = stack.id().arn() + stack.updated().orElse(stack.created());
        Boolean cached = known.get(version);
        if (cached != null) {
            return cached;
        }
        boolean found = look(stack);
        if (!stack.status().isInProgress()) {
            known.put(version, found);
        }
        return found;
    }

    private boolean look(StackSummary stack) {
        try {
            return stacks.find(stack.id().arn())
                            .filter(StackCatalog::hasInputExample)
                            .isPresent()
                    || isApprovalFlow(stacks.template(stack.id()));
        } catch (AwsFailure e) {
            // A stack that may not be looked into, or that is just going, must not hide the others.
            if (e.is(AwsFailure.Kind.ACCESS_DENIED)
                    || e.is(AwsFailure.Kind.NOT_FOUND)
                    || e.is(AwsFailure.Kind.INVALID)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean hasInputExample(StackDetail stack) {
        return stack.output(INPUT_EXAMPLE).isPresent();
    }

    static boolean isApprovalFlow(String template) {
        Set<String> types = TemplateOutline.of(template).resources().stream()
                .map(Declared::type)
                .collect(Collectors.toSet());
        return types.contains("AWS::StepFunctions::StateMachine")
                && types.contains("AWS::CodePipeline::Pipeline")
                && template.contains("waitForTaskToken")
                && template.contains("Approval");
    }
}
