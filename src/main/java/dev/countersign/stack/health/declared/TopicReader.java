package dev.countersign.stack.health.declared;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.setup.TopicSetup;
import dev.countersign.stack.health.setup.TopicSetup.Subscriber;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.Resources;
import dev.countersign.stack.health.template.Resources.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Topics of a template with their subscriptions. */
final class TopicReader {
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    private final Resources resources;

    TopicReader(Resources resources) {
        this.resources = resources;
    }

    TopicSetup topic(Resource topic) {
        Stream<Cursor> own = topic.property("Subscription").items().stream();
        Stream<Cursor> beside = resources.ofType(SUBSCRIPTION).stream()
                .filter(one -> one.property("TopicArn").termOr("").sameArn(topic.arn()) == Truth.YES)
                .map(one -> one.property());
        List<Subscriber> found =
                Stream.concat(own, beside).map(TopicReader::subscriber).toList();
        Optional<String> why = resources.whyMore(SUBSCRIPTION);
        return new TopicSetup(
                TemplateSetup.thing(topic),
                found.isEmpty() && why.isPresent()
                        ? Fact.unseen(why.get(), topic.body().origin())
                        : Fact.seen(found, topic.body().origin()));
    }

    private static Subscriber subscriber(Cursor subscription) {
        return new Subscriber(
                subscription.get("Protocol").termOr("").shown(),
                subscription.get("Endpoint").termOr("").shown(),
                Truth.UNKNOWN);
    }
}
