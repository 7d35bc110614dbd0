package dev.countersign.domain.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stack as DescribeStacks tells it.
 *
 * @param parameters by key, in the order AWS gives; a NoEcho value is {@code ****}
 * @param outputs empty until the stack is complete
 */
public record StackDetail(
        StackSummary summary,
        Map<String, String> parameters,
        List<StackOutput> outputs,
        List<String> capabilities,
        boolean terminationProtection) {
    public Optional<String> output(String key) {
        return outputs.stream()
                .filter(o -> o.key().equals(key))
                .map(StackOutput::value)
                .findFirst();
    }
}
