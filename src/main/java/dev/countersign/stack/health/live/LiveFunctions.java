package dev.countersign.stack.health.live;

import dev.countersign.aws.inspect.FunctionGateway;
import dev.countersign.domain.inspect.AsyncSettings;
import dev.countersign.domain.inspect.FunctionDetail;
import dev.countersign.relay.Sight;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.setup.FunctionSetup;
import dev.countersign.stack.health.setup.FunctionSetup.Permission;
import dev.countersign.stack.health.setup.Thing;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.UnreadableTemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions of an account. */
final class LiveFunctions {
    private static final Set<String> ALIKE = Set.of("arnlike", "arnequals", "stringlike", "stringequals");

    private final FunctionGateway functions;
    private final Place place;

    LiveFunctions(FunctionGateway functions, Place place) {
        this.functions = functions;
        this.place = place;
    }

    /** @param arn of the function itself, without version or alias */
    FunctionSetup function(String arn) {
        String name = new Term(arn).lastPart().text();
        Fact<FunctionDetail> detail =
                present(name, Viewing.look("lambda:GetFunctionConfiguration", name, () -> functions.function(name)));
        Fact<Optional<AsyncSettings>> async =
                Viewing.look("lambda:GetFunctionEventInvokeConfig", name, () -> functions.asyncSettings(name));
        return new FunctionSetup(
                new Thing(new Term(name), new Term(arn), place.logicalId(name), detail.origin()),
                detail.map(FunctionDetail::runtime),
                async.map(settings -> settings.flatMap(AsyncSettings::onFailureArn)),
                detail.map(FunctionDetail::deadLetterArn),
                permissions(name),
                detail.found().map(FunctionDetail::roleArn).map(Term::new));
    }

    private static Fact<FunctionDetail> present(String name, Fact<Optional<FunctionDetail>> fact) {
        return fact.found().filter(Optional::isEmpty).isPresent()
                ? Fact.unseen("There is no function ‘" + name + "’.", fact.origin())
                : new Fact<>(
                        fact.found()
                                .flatMap(found -> found)
                                .map(Sight::seen)
                                .orElseGet(
                                        () -> Sight.unseen(fact.sight().whyNot().orElse(""))),
                        fact.origin());
    }

    private Fact<List<Permission>> permissions(String name) {
        Fact<Optional<String>> policy = Viewing.look("lambda:GetPolicy", name, () -> functions.policy(name));
        var origin = (Origin.Call) policy.origin();
        Optional<String> text = policy.found().flatMap(found -> found);
        if (text.isEmpty()) {
            return policy.map(_ -> List.of());
        }
        try {
            Cursor document = Cursor.ofAnswer(text.get(), origin);
            return Fact.seen(permissions(document.get("Statement").items(), origin), origin);
        } catch (UnreadableTemplateException e) {
            return Fact.unseen("The function's policy cannot be read.", origin);
        }
    }

    private static List<Permission> permissions(List<Cursor> statements, Origin origin) {
        boolean denies = statements.stream()
                .anyMatch(one -> one.get("Effect").termOr("").text().equals("Deny"));
        List<Permission> found = new ArrayList<>();
        for (Cursor statement : statements) {
            boolean invokes = statement.get("Action").items().stream()
                    .map(action -> action.termOr("").text().toLowerCase(Locale.ROOT))
                    .anyMatch(action ->
                            action.equals("lambda:invokefunction") || action.equals("lambda:*") || action.equals("*"));
            if (invokes && statement.get("Effect").termOr("").text().equals("Allow")) {
                found.addAll(permissions(statement, denies, origin));
            }
        }
        return List.copyOf(found);
    }

    private static List<Permission> permissions(Cursor statement, boolean denies, Origin origin) {
        List<Term> sources = new ArrayList<>();
        boolean clear = !denies;
        for (Map.Entry<String, Cursor> operator :
                statement.get("Condition").entries().entrySet()) {
            for (Map.Entry<String, Cursor> condition :
                    operator.getValue().entries().entrySet()) {
                boolean onArn = condition.getKey().equalsIgnoreCase("aws:SourceArn")
                        && ALIKE.contains(operator.getKey().toLowerCase(Locale.ROOT));
                if (onArn) {
                    condition.getValue().items().forEach(value -> value.term().ifPresent(sources::add));
                } else {
                    clear &= condition.getKey().equalsIgnoreCase("aws:SourceAccount");
                }
            }
        }
        Cursor principal = statement.get("Principal");
        List<Cursor> who = principal.isMap() ? principal.get("Service").items() : principal.items();
        List<Permission> found = new ArrayList<>();
        for (Cursor one : who) {
            if (sources.isEmpty()) {
                found.add(new Permission(one.termOr(""), Optional.empty(), clear, origin));
            }
            for (Term source : sources) {
                found.add(new Permission(one.termOr(""), Optional.of(source), clear, origin));
            }
        }
        return found;
    }
}
