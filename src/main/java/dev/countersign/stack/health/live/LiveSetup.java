package dev.countersign.stack.health.live;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.setup.BucketSetup;
import dev.countersign.stack.health.setup.FunctionSetup;
import dev.countersign.stack.health.setup.Group;
import dev.countersign.stack.health.setup.MachineSetup;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.Setting;
import dev.countersign.stack.health.setup.RoleSetup;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.RuleSetup.TargetSetup;
import dev.countersign.stack.health.setup.Setup;
import dev.countersign.stack.health.setup.TopicSetup;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads all that takes part in the approvals of a stack, or of one pipeline. */
public final class LiveSetup {
    private static final List<String> ANSWERS = List.of("states:SendTaskSuccess", "states:SendTaskFailure");
    private static final List<String> STARTS = List.of("codepipeline:StartPipelineExecution");

    private final Gateways aws;
    private final String account;
    private final Place place;
    private final Fact<List<StackResource>> resources;

    /** @param resources of the stack; none where there is none */
    private LiveSetup(Gateways aws, String account, String region, Fact<List<StackResource>> resources) {
        this.aws = aws;
        this.account = account;
        this.place = new Place(account, region, resources.found().orElse(List.of()));
        this.resources = resources;
    }

    /** Of a stack. */
    public static Setup ofStack(Gateways aws, String account, String region, Fact<List<StackResource>> resources) {
        var setup = new LiveSetup(aws, account, region, resources);
        return setup.read(setup.ids("AWS::CodePipeline::Pipeline"), setup.machinesOfStack());
    }

    /** Of one pipeline, with the state machines of its stack, else with those that hand out task tokens. */
    public static Setup ofPipeline(Gateways aws, String account, String region, String pipeline) {
        Fact<List<StackResource>> neighbours = Viewing.look(
                "cloudformation:DescribeStackResources",
                pipeline,
                () -> aws.stacks().neighbours(pipeline).orElse(List.of()));
        var setup = new LiveSetup(aws, account, region, neighbours);
        Group<MachineSetup> own = setup.machinesOfStack();
        return setup.read(List.of(pipeline), own.items().isEmpty() ? setup.machinesThatWait() : own);
    }

    private List<String> ids(String type) {
        return resources.found().stream()
                .flatMap(List::stream)
                .filter(resource -> resource.type().equals(type))
                .flatMap(resource -> resource.physicalId().stream())
                .toList();
    }

    private Group<MachineSetup> machinesOfStack() {
        return new LiveWorkflow(aws, place)
                .machines(
                        ids("AWS::StepFunctions::StateMachine").stream()
                                .map(StateMachineArn::new)
                                .toList(),
                        resources.sight().whyNot());
    }

    private Group<MachineSetup> machinesThatWait() {
        Fact<List<StateMachineArn>> all = Viewing.look(
                "states:ListStateMachines", "*", () -> aws.executions().stateMachines());
        List<StateMachineArn> waiting = all.found().stream()
                .flatMap(List::stream)
                .filter(arn -> Viewing.look(
                                "states:DescribeStateMachine",
                                arn.value(),
                                () -> aws.executions().stateMachine(arn))
                        .found()
                        .filter(StateMachine::mayWaitForToken)
                        .isPresent())
                .toList();
        Optional<String> why = all.sight()
                .whyNot()
                .or(() -> waiting.size() > 1
                        ? Optional.of(
                                "Several state machines hand out task tokens; which of them asks this pipeline cannot be told.")
                        : Optional.empty());
        return waiting.size() > 1
                ? new Group<>(List.of(), why, all.origin())
                : new LiveWorkflow(aws, place).machines(waiting, why);
    }

    private Setup read(List<String> pipelineNames, Group<MachineSetup> machines) {
        var workflow = new LiveWorkflow(aws, place);
        var events = new LiveEvents(aws, place);
        Group<PipelineSetup> named = workflow.pipelines(pipelineNames);
        Group<PipelineSetup> pipelines = new Group<>(
                named.items(),
                resources.sight().whyNot().filter(_ -> pipelineNames.isEmpty()).or(named::whyIncomplete),
                named.origin());
        Group<RuleSetup> rules = events.rules();
        List<FunctionSetup> functions = functions(rules);
        List<BucketSetup> buckets = settings(pipelines, "S3Bucket").stream()
                .map(name -> new LiveStorage(aws.inspection().buckets(), place).bucket(name))
                .toList();
        List<TopicSetup> topics = settings(pipelines, "NotificationArn").stream()
                .map(events::topic)
                .toList();
        return new Setup(
                machines,
                pipelines,
                rules,
                Group.all(functions, new Origin.Call("lambda:GetFunctionConfiguration", "*")),
                Group.all(buckets, new Origin.Call("s3:GetBucketVersioning", "*")),
                Group.all(topics, new Origin.Call("sns:ListSubscriptionsByTopic", "*")),
                Group.all(
                        roles(machines, pipelines, rules, functions),
                        new Origin.Call("iam:SimulatePrincipalPolicy", "*")));
    }

    private static List<String> settings(Group<PipelineSetup> pipelines, String key) {
        return pipelines.items().stream()
                .flatMap(pipeline -> pipeline.actions().stream())
                .filter(action -> action.isApproval() || action.isObjectSource())
                .flatMap(action -> action.setting(key).stream())
                .map(Setting::term)
                .map(Term::text)
                .distinct()
                .toList();
    }

    /** Those of the stack, and those that rules for CodePipeline's events call. */
    private List<FunctionSetup> functions(Group<RuleSetup> rules) {
        Set<String> arns = new LinkedHashSet<>();
        ids("AWS::Lambda::Function")
                .forEach(
                        name -> arns.add(place.arn("lambda", "function:" + name).text()));
        rules.items().stream()
                .filter(LiveSetup::isAboutPipelines)
                .flatMap(rule -> rule.targets().stream())
                .filter(TargetSetup::isFunction)
                .forEach(target -> arns.add(withoutQualifier(target.arn().text())));
        var reader = new LiveFunctions(aws.inspection().functions(), place);
        return arns.stream().map(reader::function).toList();
    }

    private static boolean isAboutPipelines(RuleSetup rule) {
        return rule.pattern()
                .found()
                .flatMap(pattern -> pattern)
                .filter(pattern -> pattern.get("source").items().stream()
                        .anyMatch(source -> source.termOr("").text().equals("aws.codepipeline")))
                .isPresent();
    }

    /** {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME}, what follows cut off. */
    private static String withoutQualifier(String arn) {
        String[] parts = arn.split(":");
        return parts.length > 7 ? String.join(":", List.of(parts).subList(0, 7)) : arn;
    }

    private List<RoleSetup> roles(
            Group<MachineSetup> machines,
            Group<PipelineSetup> pipelines,
            Group<RuleSetup> rules,
            List<FunctionSetup> functions) {
        var reader = new LiveRoles(aws.permissions(), place, account);
        Map<String, RoleSetup> found = new LinkedHashMap<>();
        List<Term> arns =
                pipelines.items().stream().map(one -> one.thing().arn()).toList();
        List<String> pipelineArns = arns.stream().map(Term::text).toList();
        Stream<TargetSetup> starting = rules.items().stream()
                .flatMap(rule -> rule.targets().stream())
                .filter(target -> pipelineArns.contains(target.arn().text()));
        starting.flatMap(target -> target.role().stream())
                .forEach(role -> found.computeIfAbsent(role.text(), arn -> reader.role(arn, STARTS, pipelineArns)));
        List<String> machineArns = machines.items().isEmpty()
                ? List.of("*")
                : machines.items().stream().map(one -> one.thing().arn().text()).toList();
        List<String> called = rules.items().stream()
                .filter(LiveSetup::isAboutPipelines)
                .flatMap(rule -> rule.targets().stream())
                .map(target -> withoutQualifier(target.arn().text()))
                .toList();
        functions.stream()
                .filter(function -> called.contains(function.thing().arn().text()))
                .flatMap(function -> function.role().stream())
                .forEach(role -> found.computeIfAbsent(role.text(), arn -> reader.role(arn, ANSWERS, machineArns)));
        return List.copyOf(found.values());
    }
}
