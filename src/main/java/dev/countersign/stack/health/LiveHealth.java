package dev.countersign.stack.health;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.relay.Sight;
import dev.countersign.stack.health.check.Health;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.live.LiveSetup;
import dev.countersign.stack.health.template.Document;
import dev.countersign.stack.health.template.UnreadableTemplateException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The health of what is deployed. Only reads. Every method blocks and throws {@link AwsFailure} when nobody is signed in any more. */
public final class LiveHealth {
    private static final String RESOURCES = "cloudformation:ListStackResources";

    private final Gateways aws;
    private final String account;
    private final String region;

    public LiveHealth(Gateways aws, String account, String region) {
        this.aws = aws;
        this.account = account;
        this.region = region;
    }

    /**
     * Checks a deployed stack.
     *
     * @param nameOrArn the stack
     * @return empty when there is none
     */
    public Optional<HealthAnswer> stack(String nameOrArn, LocalDate today) {
        return aws.stacks().find(nameOrArn).map(StackDetail::summary).map(found -> stack(found.id(), today));
    }

    /** Checks a deployed stack that is known to be there. */
    public HealthAnswer stack(StackId stack, LocalDate today) {
        Fact<List<StackResource>> resources = look(stack);
        return new HealthAnswer(
                Health.of("stack " + stack.name(), LiveSetup.ofStack(aws, account, region, resources), today),
                template(stack));
    }

    /** Checks a pipeline with what belongs to it. */
    public HealthAnswer pipeline(String name, LocalDate today) {
        return new HealthAnswer(
                Health.of("pipeline " + name, LiveSetup.ofPipeline(aws, account, region, name), today),
                Optional.empty());
    }

    private Fact<List<StackResource>> look(StackId stack) {
        var origin = new Origin.Call(RESOURCES, stack.name());
        try {
            return new Fact<>(Sight.seen(aws.stacks().resources(stack)), origin);
        } catch (AwsFailure e) {
            return Fact.unseen(orThrow(e), origin);
        }
    }

    /** The template is only for the syntax of the changes: without it they are written as YAML. */
    private Optional<Document> template(StackId stack) {
        try {
            return Optional.of(Document.read(aws.stacks().template(stack)));
        } catch (AwsFailure e) {
            orThrow(e);
            return Optional.empty();
        } catch (UnreadableTemplateException e) {
            return Optional.empty();
        }
    }

    private static String orThrow(AwsFailure e) {
        if (e.is(Kind.CREDENTIALS_EXPIRED) || e.is(Kind.CREDENTIALS_REJECTED)) {
            throw e;
        }
        return e.is(Kind.ACCESS_DENIED) ? "This needs the permission " + e.operation() + "." : e.sentence();
    }
}
