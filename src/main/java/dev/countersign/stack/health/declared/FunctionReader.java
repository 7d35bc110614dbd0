package dev.countersign.stack.health.declared;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.setup.FunctionSetup;
import dev.countersign.stack.health.setup.FunctionSetup.Permission;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.Resources;
import dev.countersign.stack.health.template.Resources.Resource;
import java.util.List;
import java.util.Optional;

/** Functions of a template, with what other resources say about them. */
final class FunctionReader {
    private static final String PERMISSION = "AWS::Lambda::Permission";
    private static final String INVOKE_CONFIG = "AWS::Lambda::EventInvokeConfig";

    private final Resources resources;

    FunctionReader(Resources resources) {
        this.resources = resources;
    }

    FunctionSetup function(Resource resource) {
        return new FunctionSetup(
                TemplateSetup.thing(resource),
                resource.property("Runtime").fact(),
                onFailure(resource),
                EventReader.present(resource.property("DeadLetterConfig", "TargetArn")),
                permissions(resource),
                resource.property("Role").term());
    }

    private Fact<Optional<String>> onFailure(Resource function) {
        Optional<Cursor> destination = resources.ofType(INVOKE_CONFIG).stream()
                .filter(one -> names(one.property("FunctionName"), function))
                .map(one -> one.property("DestinationConfig", "OnFailure", "Destination"))
                .findFirst();
        return destination
                .map(EventReader::present)
                .orElseGet(() -> resources
                        .whyMore(INVOKE_CONFIG)
                        .map(why -> Fact.<Optional<String>>unseen(
                                why, function.body().origin()))
                        .orElseGet(() ->
                                Fact.seen(Optional.empty(), function.body().origin())));
    }

    private Fact<List<Permission>> permissions(Resource function) {
        List<Permission> found = resources.ofType(PERMISSION).stream()
                .filter(one -> names(one.property("FunctionName"), function))
                .map(one -> new Permission(
                        one.property("Principal").termOr(""),
                        one.property("SourceArn").term(),
                        true,
                        one.body().origin()))
                .toList();
        Optional<String> why = resources.whyMore(PERMISSION);
        return why.isPresent() && found.isEmpty()
                ? Fact.unseen(why.get(), function.body().origin())
                : Fact.seen(found, function.body().origin());
    }

    /** Whether a property names the function, by name or ARN, a version or alias included. */
    private static boolean names(Cursor property, Resource function) {
        Term named = property.termOr("");
        return named.same(function.name()) == Truth.YES
                || named.sameArn(function.arn()) == Truth.YES
                || named.text().startsWith(function.arn().text() + ":")
                || named.text().startsWith(function.name().text() + ":");
    }
}
