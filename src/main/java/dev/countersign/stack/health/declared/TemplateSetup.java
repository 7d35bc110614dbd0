package dev.countersign.stack.health.declared;

import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.setup.Group;
import dev.countersign.stack.health.setup.Setup;
import dev.countersign.stack.health.setup.Thing;
import dev.countersign.stack.health.template.Resources;
import dev.countersign.stack.health.template.Resources.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a template will make of an approval. */
public final class TemplateSetup {
    private final Resources resources;

    private TemplateSetup(Resources resources) {
        this.resources = resources;
    }

    public static Setup of(Resources resources) {
        return new TemplateSetup(resources).read();
    }

    private Setup read() {
        var workflow = new WorkflowReader();
        var events = new EventReader();
        var functions = new FunctionReader(resources);
        return new Setup(
                group("AWS::StepFunctions::StateMachine", workflow::machine),
                group("AWS::CodePipeline::Pipeline", workflow::pipeline),
                group("AWS::Events::Rule", events::rule),
                group("AWS::Lambda::Function", functions::function),
                group("AWS::S3::Bucket", new StorageReader()::bucket),
                group("AWS::SNS::Topic", new TopicReader(resources)::topic),
                group("AWS::IAM::Role", new RoleReader(resources)::role));
    }

    private <T> Group<T> group(String type, Function<Resource, T> reading) {
        List<T> items = resources.ofType(type).stream().map(reading).toList();
        return new Group<>(items, resources.whyMore(type), new Origin.Place("", "Resources", 0));
    }

    static Thing thing(Resource resource) {
        return new Thing(
                resource.name(),
                resource.arn(),
                Optional.of(resource.logicalId()),
                resource.body().origin());
    }
}
