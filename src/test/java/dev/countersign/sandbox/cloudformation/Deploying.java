package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** What the tests of CloudFormation do again and again, over HTTP. */
final class Deploying {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    final RunningSandbox sandbox;
    final CloudFormationClient cfn;

    Deploying(RunningSandbox sandbox) {
        this.sandbox = sandbox;
        this.cfn = sandbox.client(CloudFormationClient.builder());
    }

    /** Creates a stack and returns it as it stands once it has come to rest. */
    Stack create(String name, String template, Map<String, String> parameters) {
        String id = cfn.createStack(r -> r.stackName(name)
                        .templateBody(template)
                        .parameters(parameters(parameters))
                        .capabilities(Capability.CAPABILITY_IAM))
                .stackId();
        return rest(id);
    }

    Stack update(String name, String template, Map<String, String> parameters) {
        String id = cfn.updateStack(r -> r.stackName(name)
                        .templateBody(template)
                        .parameters(parameters(parameters))
                        .capabilities(Capability.CAPABILITY_IAM))
                .stackId();
        return rest(id);
    }

    /** Deletes a stack by its ARN, so that it can still be read afterwards. */
    Stack delete(String id) {
        cfn.deleteStack(r -> r.stackName(id));
        return rest(id);
    }

    Stack rest(String id) {
        sandbox.advance(LONG_ENOUGH);
        return stack(id);
    }

    Stack stack(String nameOrId) {
        return cfn.describeStacks(r -> r.stackName(nameOrId)).stacks().getFirst();
    }

    static List<Parameter> parameters(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> Parameter.builder()
                        .parameterKey(e.getKey())
                        .parameterValue(e.getValue())
                        .build())
                .toList();
    }

    /** Events oldest first, each as {@code LOGICAL_ID STATUS}. */
    List<String> events(String nameOrId) {
        return eventsOf(nameOrId).stream()
                .map(event -> event.logicalResourceId() + " " + event.resourceStatusAsString())
                .toList();
    }

    /** Why resources failed; empty when all is well. */
    List<String> failures(String nameOrId) {
        return eventsOf(nameOrId).stream()
                .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())
                .toList();
    }

    List<StackEvent> eventsOf(String nameOrId) {
        return cfn.describeStackEventsPaginator(r -> r.stackName(nameOrId)).stackEvents().stream()
                .toList()
                .reversed();
    }

    String physicalId(String stack, String logicalId) {
        return cfn.describeStackResource(r -> r.stackName(stack).logicalResourceId(logicalId))
                .stackResourceDetail()
                .physicalResourceId();
    }

    String output(Stack stack, String key) {
        return stack.outputs().stream()
                .filter(output -> output.outputKey().equals(key))
                .findFirst()
                .orElseThrow()
                .outputValue();
    }
}
