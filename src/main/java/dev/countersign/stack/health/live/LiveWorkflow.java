package dev.countersign.stack.health.live;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.setup.DefinitionReader;
import dev.countersign.stack.health.setup.Group;
import dev.countersign.stack.health.setup.MachineSetup;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import dev.countersign.stack.health.setup.PipelineSetup.Setting;
import dev.countersign.stack.health.setup.Thing;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.UnreadableTemplateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State machines and pipelines of an account. */
final class LiveWorkflow {
    private static final String GET = "codepipeline:GetPipeline";
    private static final String DESCRIBE = "states:DescribeStateMachine";

    private final Gateways aws;
    private final Place place;

    LiveWorkflow(Gateways aws, Place place) {
        this.aws = aws;
        this.place = place;
    }

    Group<PipelineSetup> pipelines(List<String> names) {
        List<PipelineSetup> found = new ArrayList<>();
        Optional<String> why = Optional.empty();
        for (String name : names) {
            Fact<Pipeline> pipeline =
                    Viewing.look(GET, name, () -> aws.pipelines().pipeline(name));
            pipeline.found().ifPresent(one -> found.add(pipeline(one, pipeline.origin())));
            why = why.or(() -> pipeline.sight().whyNot());
        }
        return new Group<>(found, why, new Origin.Call(GET, names.isEmpty() ? "*" : names.getFirst()));
    }

    private PipelineSetup pipeline(Pipeline pipeline, Origin origin) {
        List<ActionSetup> actions = new ArrayList<>();
        pipeline.stages()
                .forEach(stage -> stage.actions().forEach(action -> actions.add(action(stage.name(), action, origin))));
        return new PipelineSetup(
                new Thing(
                        new Term(pipeline.name()),
                        place.arn("codepipeline", pipeline.name()),
                        place.logicalId(pipeline.name()),
                        origin),
                pipeline.type()
                        .map(type -> Fact.seen(type, origin))
                        .orElseGet(() -> Fact.unseen("CodePipeline did not tell the pipeline's type.", origin)),
                Fact.seen(pipeline.executionMode().name(), origin),
                actions);
    }

    private static ActionSetup action(String stage, PipelineAction action, Origin origin) {
        Map<String, Setting> configuration = new HashMap<>();
        action.configuration().forEach((key, value) -> configuration.put(key, new Setting(new Term(value), origin)));
        return new ActionSetup(
                stage,
                action.name(),
                action.category(),
                action.provider(),
                configuration,
                Fact.seen(action.timeout().map(timeout -> timeout.toMinutes()), origin),
                origin);
    }

    /** @param whyMore why there may be more state machines than these */
    Group<MachineSetup> machines(List<StateMachineArn> arns, Optional<String> whyMore) {
        List<MachineSetup> found = new ArrayList<>();
        Optional<String> why = whyMore;
        for (StateMachineArn arn : arns) {
            Fact<StateMachine> machine =
                    Viewing.look(DESCRIBE, arn.value(), () -> aws.executions().stateMachine(arn));
            found.add(machine(arn, machine));
            why = why.or(() -> machine.sight().whyNot());
        }
        return new Group<>(
                found,
                why,
                new Origin.Call(DESCRIBE, arns.isEmpty() ? "*" : arns.getFirst().value()));
    }

    private MachineSetup machine(StateMachineArn arn, Fact<StateMachine> machine) {
        Optional<Cursor> definition = machine.found().flatMap(found -> {
            try {
                return Optional.of(Cursor.ofAnswer(found.definition(), (Origin.Call) machine.origin()));
            } catch (UnreadableTemplateException e) {
                return Optional.empty();
            }
        });
        String why = machine.sight().whyNot().orElse("The definition cannot be read.");
        return new MachineSetup(
                new Thing(new Term(arn.name()), new Term(arn.value()), place.logicalId(arn.value()), machine.origin()),
                machine.map(StateMachine::express),
                definition.map(DefinitionReader::timeout).orElseGet(() -> Fact.unseen(why, machine.origin())),
                definition
                        .map(found -> Fact.seen(DefinitionReader.tasks(found), machine.origin()))
                        .orElseGet(() -> Fact.unseen(why, machine.origin())),
                machine.map(StateMachine::logsData));
    }
}
