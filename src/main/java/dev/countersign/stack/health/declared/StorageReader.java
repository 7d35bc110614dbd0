package dev.countersign.stack.health.declared;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.setup.BucketSetup;
import dev.countersign.stack.health.setup.BucketSetup.Expiry;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.Resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                        .orElseGet(() -> Fact.seen(expiries(rules.items()), rules.origin())));
    }

    private static List<Expiry> expiries(List<Cursor> rules) {
        List<Expiry> found = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Expiry expiry = expiry(i, rules.get(i));
            boolean enabled =
                    rules.get(i).get("Status").termOr("Enabled").text().equals("Enabled");
            boolean deletes = expiry.days().found().filter(Optional::isEmpty).isEmpty();
            if (enabled && deletes) {
                found.add(expiry);
            }
        }
        return List.copyOf(found);
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

    private static Expiry expiry(int index, Cursor rule) {
        Cursor days = rule.at("NoncurrentVersionExpiration", "NoncurrentDays");
        Cursor older = rule.get("NoncurrentVersionExpirationInDays");
        return new Expiry(
                index,
                rule.get("Id").termOr("").shown(),
                rule.get("Prefix").termOr(""),
                days.isAbsent() && !older.isAbsent() ? older.number() : days.number(),
                rule.origin());
    }
}
