package dev.countersign.stack.health;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.stack.StackId;
import dev.countersign.stack.health.template.Inputs;
import dev.countersign.stack.health.template.UnreadableTemplateException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;

/** The checks as the console makes them: of what is deployed, and of what is about to be. */
public final class HealthChecks {
    private final BiFunction<StackId, LocalDate, HealthAnswer> deployed;
    private final InstantSource clock;

    /**
     * @param deployed checks a deployed stack
     * @param clock whose date counts
     */
    public HealthChecks(BiFunction<StackId, LocalDate, HealthAnswer> deployed, InstantSource clock) {
        this.deployed = deployed;
        this.clock = clock;
    }

    /** Of one session. Account and Region are the stack's own. */
    public static HealthChecks of(Gateways gateways) {
        return new HealthChecks(
                (stack, today) -> {
                    String[] arn = stack.arn().split(":", -1);
                    return new LiveHealth(gateways, arn[4], arn[3]).stack(stack, today);
                },
                gateways.clock());
    }

    /** Checks a deployed stack. Blocks, and throws {@code AwsFailure} when nobody is signed in any more. */
    public HealthAnswer stack(StackId stack) {
        return deployed.apply(stack, today());
    }

    /**
     * Checks a template before it is deployed; makes no call.
     *
     * @param stack what it will become: its name, Region and account count, too
     * @param parameters the entered values, by key
     * @throws UnreadableTemplateException when it cannot be read
     */
    public HealthAnswer template(StackId stack, String text, Map<String, String> parameters)
            throws UnreadableTemplateException {
        String[] arn = stack.arn().split(":", -1);
        Map<String, String> pseudo = arn.length > 4
                ? Map.of(
                        "AWS::StackName", stack.name(),
                        "AWS::Partition", arn[1],
                        "AWS::Region", arn[3],
                        "AWS::AccountId", arn[4])
                : Map.of("AWS::StackName", stack.name());
        return TemplateHealth.of("stack " + stack.name(), text, new Inputs(parameters, Map.of(), pseudo), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
