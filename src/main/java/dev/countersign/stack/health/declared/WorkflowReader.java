package dev.countersign.stack.health.declared;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.setup.DefinitionReader;
import dev.countersign.stack.health.setup.MachineSetup;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import dev.countersign.stack.health.setup.PipelineSetup.Setting;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.Resources.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State machines and pipelines of a template. */
final class WorkflowReader {
    MachineSetup machine(Resource resource) {
        Optional<Cursor> definition = definition(resource);
        Cursor declared = resource.property("DefinitionString");
        return new MachineSetup(
                TemplateSetup.thing(resource),
                resource.property("StateMachineType")
                        .fact()
                        .map(type -> type.filter("EXPRESS"::equals).isPresent()),
                definition
                        .map(DefinitionReader::timeout)
                        .orElseGet(() -> Fact.unseen(whyNoDefinition(resource), declared.origin())),
                definition
                        .map(found -> Fact.seen(DefinitionReader.tasks(found), found.origin()))
                        .orElseGet(() -> Fact.unseen(whyNoDefinition(resource), declared.origin())),
                resource.property("LoggingConfiguration", "IncludeExecutionData")
                        .fact()
                        .map(text -> text.filter("true"::equalsIgnoreCase).isPresent()));
    }

    private static Optional<Cursor> definition(Resource resource) {
        Cursor text = resource.property("DefinitionString");
        return text.isAbsent() ? resource.property("Definition").parsed() : text.parsed();
    }

    private static String whyNoDefinition(Resource resource) {
        return resource.property("DefinitionS3Location").isAbsent()
                ? "The definition cannot be read before deployment."
                : "The definition is in another file (DefinitionS3Location).";
    }

    PipelineSetup pipeline(Resource resource) {
        List<ActionSetup> actions = new ArrayList<>();
        for (Cursor stage : resource.property("Stages").items()) {
            String name = stage.get("Name").termOr("").shown();
            stage.get("Actions").items().forEach(action -> actions.add(action(name, action)));
        }
        return new PipelineSetup(
                TemplateSetup.thing(resource),
                resource.property("PipelineType").fact().map(type -> type.orElse("V1")),
                resource.property("ExecutionMode").fact().map(mode -> mode.orElse("SUPERSEDED")),
                actions);
    }

    private static ActionSetup action(String stage, Cursor action) {
        Map<String, Setting> configuration = new LinkedHashMap<>();
        action.get("Configuration")
                .entries()
                .forEach((key, value) ->
                        value.term().ifPresent(term -> configuration.put(key, new Setting(term, value.origin()))));
        return new ActionSetup(
                stage,
                action.get("Name").termOr("").shown(),
                action.at("ActionTypeId", "Category").termOr("").text(),
                action.at("ActionTypeId", "Provider").termOr("").text(),
                configuration,
                action.get("TimeoutInMinutes").number(),
                action.origin());
    }
}
