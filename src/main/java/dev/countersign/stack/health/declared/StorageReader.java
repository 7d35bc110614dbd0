package dev.countersign.stack.health.declared;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.setup.BucketSetup;
import dev.countersign.stack.health.setup.BucketSetup.Expiry;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.Resources.Resource;
import java.util.List;

/** Buckets of a template. */
final class StorageReader {
    BucketSetup bucket(Resource resource) {
        Cursor rules = resource.property("LifecycleConfiguration", "Rules");
        return new BucketSetup(
                TemplateSetup.thing(resource),
                resource.property("VersioningConfiguration", "Status").fact(),
                sendsEvents(resource),
                rules.whyUnknown()
                        .map(why -> Fact.<List<Expiry>>unseen(why, rules.origin()))
                        .orElseGet(() -> Fact.seen(
                                rules.items().stream()
                                        .filter(rule -> rule.get("Status")
                                                .termOr("Enabled")
                                                .text()
                                                .equals("Enabled"))
                                        .map(StorageReader::expiry)
                                        .filter(one -> one.days().found().isEmpty()
                                                || one.days().found().get().isPresent())
                                        .toList(),
                                rules.origin())));
    }

    private static Fact<Boolean> sendsEvents(Resource resource) {
        Cursor configuration = resource.property("NotificationConfiguration", "EventBridgeConfiguration");
        Origin origin = configuration.origin();
        if (configuration.isAbsent()) {
            return Fact.seen(false, origin);
        }
        // Written without a value, it means yes.
        return configuration
                .get("EventBridgeEnabled")
                .fact()
                .map(text -> text.filter("false"::equalsIgnoreCase).isEmpty());
    }

    private static Expiry expiry(Cursor rule) {
        Cursor days = rule.at("NoncurrentVersionExpiration", "NoncurrentDays");
        Cursor older = rule.get("NoncurrentVersionExpirationInDays");
        return new Expiry(
                rule.get("Id").termOr("").shown(),
                rule.get("Prefix").termOr(""),
                days.isAbsent() && !older.isAbsent() ? older.number() : days.number(),
                rule.origin());
    }
}
