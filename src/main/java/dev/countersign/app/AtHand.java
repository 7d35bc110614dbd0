package dev.countersign.app;

import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.ReturnPath;
import dev.countersign.session.permission.ResourcesAtHand;
import dev.countersign.watch.Snapshot;
import java.util.List;

/** What is worked with, out of what is followed. */
final class AtHand {
    private AtHand() {}

    static ResourcesAtHand of(Snapshot snapshot, ResourcesAtHand resources) {
        snapshot.machines().forEach(machine -> resources.with(machine.arn()));
        snapshot.pipelines().forEach(facts -> add(facts, resources));
        return resources;
    }

    private static void add(PipelineFacts facts, ResourcesAtHand resources) {
        Pipeline pipeline = facts.pipeline();
        pipeline.stages().forEach(stage -> resources.withStage(pipeline.name(), stage.name()));
        pipeline.approvals().forEach(resources::with);
        pipeline.objectSources()
                .forEach(source ->
                        source.objectSource().ifPresent(object -> resources.withObject(object.bucket(), object.key())));
        facts.returns().found().stream()
                .flatMap(List::stream)
                .map(ReturnPath::rule)
                .flatMap(rule -> rule.targets().stream())
                .filter(target -> target.isFunction())
                .forEach(target -> resources.withFunction(target.arn()));
    }
}
