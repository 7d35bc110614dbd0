package dev.countersign.stack;

import dev.countersign.aws.Gateways;
import dev.countersign.stack.form.SavedInputs;
import dev.countersign.stack.health.HealthChecks;
import java.util.function.Supplier;

/**
 * Everything about stacks for one session.
 *
 * @param inSandbox whether deployed code runs on this machine
 */
public record StackFeature(
        StackCatalog catalog,
        StackDeployment deployment,
        RetainedBuckets buckets,
        ExecutionStart executions,
        SavedInputs inputs,
        boolean inSandbox,
        HealthChecks health) {
    /**
     * @param pause how to wait between two looks at CloudFormation
     * @param tokens makes unique names of letters, digits and hyphens, at most 100 long
     */
    public static StackFeature of(
            Gateways gateways, Pause pause, Supplier<String> tokens, SavedInputs inputs, boolean inSandbox) {
        return new StackFeature(
                new StackCatalog(gateways.stacks()),
                new StackDeployment(gateways.stacks(), pause, tokens),
                new RetainedBuckets(gateways.buckets()),
                new ExecutionStart(gateways.stacks(), gateways.executions()),
                inputs,
                inSandbox,
                HealthChecks.of(gateways));
    }
}
