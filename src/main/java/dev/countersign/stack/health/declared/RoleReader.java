package dev.countersign.stack.health.declared;

import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.setup.RoleSetup;
import dev.countersign.stack.health.setup.RoleSetup.Statement;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.Resources;
import dev.countersign.stack.health.template.Resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Roles of a template with the policies in it. */
final class RoleReader {
    private static final List<String> POLICIES =
            List.of("AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy");

    private final Resources resources;

    RoleReader(Resources resources) {
        this.resources = resources;
    }

    RoleSetup role(Resource role) {
        List<Statement> statements = new ArrayList<>();
        role.property("Policies").items().forEach(policy -> read(policy.get("PolicyDocument"), statements));
        Optional<String> whyOpen = role.property("ManagedPolicyArns").isAbsent()
                ? Optional.empty()
                : Optional.of("The role has managed policies, which are not part of the template.");
        for (String type : POLICIES) {
            whyOpen = whyOpen.or(() -> resources.whyMore(type));
            resources.ofType(type).stream()
                    .filter(policy -> isFor(policy, role))
                    .forEach(policy -> read(policy.property("PolicyDocument"), statements));
        }
        return new RoleSetup(TemplateSetup.thing(role), statements, whyOpen);
    }

    private static boolean isFor(Resource policy, Resource role) {
        List<Cursor> named = new ArrayList<>(policy.property("Roles").items());
        named.addAll(policy.property("RoleName").items());
        return named.stream().anyMatch(one -> one.termOr("").same(role.name()) == Truth.YES);
    }

    private static void read(Cursor document, List<Statement> statements) {
        Optional<Cursor> parsed = document.parsed();
        parsed.ifPresent(found -> found.get("Statement").items().forEach(one -> statements.add(statement(one))));
    }

    private static Statement statement(Cursor statement) {
        boolean inverted = !statement.get("NotAction").isAbsent()
                || !statement.get("NotResource").isAbsent();
        return new Statement(
                statement.get("Effect").termOr("Allow").text().equals("Allow"),
                terms(statement.get("Action")),
                terms(statement.get("Resource")),
                inverted || !statement.get("Condition").isAbsent(),
                statement.origin());
    }

    private static List<Term> terms(Cursor list) {
        return list.items().stream().map(one -> one.termOr("")).toList();
    }
}
