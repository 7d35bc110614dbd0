package dev.countersign.session.permission;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.CallRecord;
import dev.countersign.aws.PermissionGateway;
import dev.countersign.aws.PermissionGateway.Decision;
import dev.countersign.aws.PermissionGateway.Simulated;
import dev.countersign.domain.CallerIdentity;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the present identity may do, asked before it tries: of IAM where it tells, else learned from AWS's answers to real calls,
 * else unknown. The {@code whyNot…} methods say why something would be refused; they are empty when it would not, and when that
 * cannot be known: then AWS itself will say. They ask once for each thing and block meanwhile. Thread-safe.
 */
public final class Permissions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final PermissionGateway gateway;
    private final CallerIdentity who;
    private final String region;
    private final Map<String, Optional<String>> reasons = new ConcurrentHashMap<>();

    /** The permissions of a session's identity. */
    public Permissions(PermissionGateway gateway, CallerIdentity who, String region) {
        this.gateway = gateway;
        this.who = who;
        this.region = region;
    }

    /** Why this identity may not answer an approval. */
    public Optional<String> whyNotAnswer(ApprovalAddress approval) {
        return whyNot(
                "answer this approval",
                "codepipeline:PutApprovalResult",
                only(nothing().with(approval), Scope.APPROVAL));
    }

    /** Why this identity may not start executions of a state machine. */
    public Optional<String> whyNotStart(StateMachineArn machine) {
        return whyNot("start executions of " + machine.name(), "states:StartExecution", machine.value());
    }

    /** Why this identity may not stop an execution. */
    public Optional<String> whyNotStop(ExecutionArn execution) {
        return whyNot("stop this execution", "states:StopExecution", execution.value());
    }

    /** Why this identity may not deploy a stack of this name. */
    public Optional<String> whyNotDeploy(String stack) {
        return whyNot(
                "deploy " + stack,
                "cloudformation:CreateChangeSet",
                only(nothing().withStack(stack), Scope.STACK));
    }

    /** Why this identity may not delete a stack of this name. */
    public Optional<String> whyNotDelete(String stack) {
        return whyNot(
                "delete " + stack, "cloudformation:DeleteStack", only(nothing().withStack(stack), Scope.STACK));
    }

    /** Forgets what was asked: policies may have changed. */
    public void forget() {
        reasons.clear();
    }

    /** Nothing known yet in this account and Region: fill it with what is worked with. */
    public ResourcesAtHand nothing() {
        return new ResourcesAtHand(who, region);
    }

    /** Asks about every action of the program, in one call for each kind of resource. Blocks; never fails. */
    public PermissionMatrix matrix(ResourcesAtHand atHand) {
        var answers = new ArrayList<Simulated>();
        Optional<String> whyNotAsked = Optional.empty();
        try {
            for (Scope scope : Scope.values()) {
                List<String> actions = ActionCatalog.all().stream()
                        .filter(needed -> needed.scope() == scope)
                        .map(NeededAction::action)
                        .toList();
                answers.addAll(gateway.simulate(who, actions, atHand.of(scope)));
            }
        } catch (AwsFailure e) {
            whyNotAsked = Optional.of("IAM could not be asked: " + e.sentence());
        }
        Map<String, List<Simulated>> byAction = answers.stream().collect(Collectors.groupingBy(Simulated::action));
        List<Permission> lines = ActionCatalog.all().stream()
                .map(needed -> line(needed, atHand, byAction.getOrDefault(needed.action(), List.of())))
                .toList();
        return new PermissionMatrix(lines, whyNotAsked);
    }

    private Permission line(NeededAction needed, ResourcesAtHand atHand, List<Simulated> answers) {
        List<String> resources = atHand.of(needed.scope());
        Optional<CallRecord.Seen> seen = gateway.calls().of(needed.action());
        boolean told = !answers.isEmpty() && answers.stream().noneMatch(a -> a.decision() == Decision.DEPENDS);
        if (!told) {
            return Learned.line(needed, resources, seen, TIME);
        }
        List<Simulated> denied =
                answers.stream().filter(a -> a.decision() != Decision.ALLOWED).toList();
        if (denied.isEmpty()) {
            return new Permission(needed, Verdict.ALLOWED, "Allowed by " + policies(answers) + ".", resources);
        }
        String reason = reason(denied.getFirst());
        if (denied.size() == answers.size()) {
            return new Permission(needed, Verdict.DENIED, reason + ".", resources);
        }
        String names = denied.stream().map(Simulated::resource).collect(Collectors.joining(", "));
        return new Permission(needed, Verdict.PARTLY, reason + " on " + names + ".", resources);
    }

    private static String policies(List<Simulated> answers) {
        String names =
                answers.stream().flatMap(a -> a.policies().stream()).distinct().collect(Collectors.joining(", "));
        return names.isEmpty() ? "a policy" : names;
    }

    private static String reason(Simulated denied) {
        return denied.decision() == Decision.EXPLICIT_DENY
                ? "Forbidden by " + policies(List.of(denied))
                : "No policy allows it";
    }

    private Optional<String> whyNot(String doing, String action, String resource) {
        Optional<String> known = reasons.get(action + " " + resource);
        if (known != null) {
            return known;
        }
        Optional<String> reason = ask(action, resource)
                .map(why -> who.shortName() + " may not " + doing + ": " + why + " " + action + ".");
        reasons.put(action + " " + resource, reason);
        return reason;
    }

    private Optional<String> ask(String action, String resource) {
        try {
            return gateway.simulate(who, List.of(action), List.of(resource)).stream()
                    .map(Simulated::decision)
                    .flatMap(decision -> switch (decision) {
                        case IMPLICIT_DENY -> Optional.of("no policy allows").stream();
                        case EXPLICIT_DENY -> Optional.of("a policy forbids").stream();
                        case ALLOWED, DEPENDS -> Optional.<String>empty().stream();
                    })
                    .findFirst();
        } catch (AwsFailure e) {
            return Optional.empty();
        }
    }

    private static String only(ResourcesAtHand resources, Scope scope) {
        return resources.of(scope).getFirst();
    }
}
