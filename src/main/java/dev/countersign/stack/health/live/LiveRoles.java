package dev.countersign.stack.health.live;

import dev.countersign.aws.PermissionGateway;
import dev.countersign.aws.PermissionGateway.Decision;
import dev.countersign.aws.PermissionGateway.Simulated;
import dev.countersign.domain.CallerIdentity;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.setup.RoleSetup;
import dev.countersign.stack.health.setup.RoleSetup.Statement;
import dev.countersign.stack.health.setup.Thing;
import java.util.List;
import java.util.Optional;

/** What roles of an account may do, by IAM's own simulation: policies may be attached from anywhere. */
final class LiveRoles {
    private static final String SIMULATE = "iam:SimulatePrincipalPolicy";

    private final PermissionGateway permissions;
    private final Place place;
    private final String account;

    LiveRoles(PermissionGateway permissions, Place place, String account) {
        this.permissions = permissions;
        this.place = place;
        this.account = account;
    }

    /**
     * Asks what a role may do to something.
     *
     * @param arn the role's
     */
    RoleSetup role(String arn, List<String> actions, List<String> resources) {
        Fact<List<Simulated>> simulated = Viewing.look(
                SIMULATE, arn, () -> permissions.simulate(new CallerIdentity(account, arn), actions, resources));
        Origin origin = simulated.origin();
        List<Statement> statements = simulated.found().stream()
                .flatMap(List::stream)
                .filter(one -> one.decision() == Decision.ALLOWED || one.decision() == Decision.DEPENDS)
                .map(one -> new Statement(
                        true,
                        List.of(new Term(one.action())),
                        List.of(new Term(one.resource())),
                        one.decision() == Decision.DEPENDS,
                        origin))
                .toList();
        Optional<String> whyOpen = simulated.sight().whyNot();
        Term name = new Term(arn).lastPart();
        return new RoleSetup(new Thing(name, new Term(arn), place.logicalId(name.text()), origin), statements, whyOpen);
    }
}
