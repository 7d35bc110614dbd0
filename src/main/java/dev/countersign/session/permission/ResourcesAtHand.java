package dev.countersign.session.permission;

import dev.countersign.domain.CallerIdentity;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The ARNs of what is worked with in one account and Region, by what IAM checks actions on. A kind of which nothing is known
 * stands for all of it in this account. Not thread-safe; fill it, then hand it on.
 */
public final class ResourcesAtHand {
    private final String partition;
    private final String region;
    private final String account;
    private final Map<Scope, SortedSet<String>> arns = new EnumMap<>(Scope.class);

    public ResourcesAtHand(CallerIdentity who, String region) {
        this.partition = who.arn().split(":", 3)[1];
        this.region = region;
        this.account = who.account();
    }

    /** A state machine, and with it all its executions. */
    public ResourcesAtHand with(StateMachineArn machine) {
        add(Scope.STATE_MACHINE, machine.value());
        return add(Scope.EXECUTION, executionsOf(machine.value()));
    }

    /** One execution only. */
    public ResourcesAtHand with(ExecutionArn execution) {
        return add(Scope.EXECUTION, execution.value());
    }

    /** A stage of a pipeline, and with it the pipeline. */
    public ResourcesAtHand withStage(String pipeline, String stage) {
        add(Scope.PIPELINE, arn("codepipeline", pipeline));
        return add(Scope.STAGE, arn("codepipeline", pipeline + "/" + stage));
    }

    public ResourcesAtHand with(ApprovalAddress approval) {
        return add(Scope.APPROVAL, arn("codepipeline", approval.toString()));
    }

    /** An object that carries requests, and with it its bucket. */
    public ResourcesAtHand withObject(String bucket, String key) {
        add(Scope.BUCKET, "arn:" + partition + ":s3:::" + bucket);
        return add(Scope.OBJECT, "arn:" + partition + ":s3:::" + bucket + "/" + key);
    }

    /** A function by its ARN, and with it its log group. */
    public ResourcesAtHand withFunction(String function) {
        add(Scope.FUNCTION, function);
        return add(
                Scope.LOG_GROUP,
                arn("logs", "log-group:/aws/lambda/" + function.replaceFirst("^.*:function:", "") + ":*"));
    }

    /** A stack by its name. */
    public ResourcesAtHand withStack(String name) {
        return add(Scope.STACK, arn("cloudformation", "stack/" + name + "/*"));
    }

    private ResourcesAtHand add(Scope scope, String arn) {
        arns.computeIfAbsent(scope, kind -> new TreeSet<>()).add(arn);
        return this;
    }

    /** Whether something of this kind is known; if not, {@link #of} answers with all of it. */
    public boolean knows(Scope scope) {
        return arns.containsKey(scope);
    }

    /** What a policy names and a simulation asks about. */
    public List<String> of(Scope scope) {
        SortedSet<String> known = arns.get(scope);
        return known == null ? List.of(all(scope)) : List.copyOf(known);
    }

    private String all(Scope scope) {
        return switch (scope) {
            case ANY -> "*";
            case STATE_MACHINE -> arn("states", "stateMachine:*");
            case EXECUTION -> arn("states", "execution:*");
            case PIPELINE -> arn("codepipeline", "*");
            case STAGE -> arn("codepipeline", "*/*");
            case APPROVAL -> arn("codepipeline", "*/*/*");
            case BUCKET -> "arn:" + partition + ":s3:::*";
            case OBJECT -> "arn:" + partition + ":s3:::*/*";
            // Rules are looked through for those that carry an answer back, so all of them must be readable.
            case RULE -> arn("events", "rule/*");
            case FUNCTION -> arn("lambda", "function:*");
            case LOG_GROUP -> arn("logs", "log-group:/aws/lambda/*");
            case STACK -> arn("cloudformation", "stack/*");
        };
    }

    String account() {
        return account;
    }

    String region() {
        return region;
    }

    String partition() {
        return partition;
    }

    private String arn(String service, String resource) {
        return String.join(":", "arn", partition, service, region, account, resource);
    }

    private static String executionsOf(String machine) {
        return machine.replaceFirst(":stateMachine:", ":execution:") + ":*";
    }
}
