package dev.countersign.stack.health.live;

import dev.countersign.aws.inspect.BucketSettingsGateway;
import dev.countersign.domain.inspect.BucketSettings.LifecycleRule;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.setup.BucketSetup;
import dev.countersign.stack.health.setup.BucketSetup.Expiry;
import dev.countersign.stack.health.setup.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Buckets of an account. */
final class LiveStorage {
    private final BucketSettingsGateway buckets;
    private final Place place;

    LiveStorage(BucketSettingsGateway buckets, Place place) {
        this.buckets = buckets;
        this.place = place;
    }

    BucketSetup bucket(String name) {
        Fact<List<LifecycleRule>> lifecycle =
                Viewing.look("s3:GetLifecycleConfiguration", name, () -> buckets.lifecycle(name));
        return new BucketSetup(
                new Thing(
                        new Term(name),
                        new Term("arn:aws:s3:::" + name),
                        place.logicalId(name),
                        new Origin.Call("s3:GetBucketVersioning", name)),
                Viewing.look("s3:GetBucketVersioning", name, () -> buckets.versioning(name)),
                Viewing.look("s3:GetBucketNotification", name, () -> buckets.sendsEvents(name)),
                lifecycle.map(rules -> expiries(rules, lifecycle.origin())));
    }

    private static List<Expiry> expiries(List<LifecycleRule> rules, Origin origin) {
        List<Expiry> found = new ArrayList<>();
        for (LifecycleRule rule : rules) {
            rule.noncurrentDays()
                    .ifPresent(days -> found.add(new Expiry(
                            found.size(),
                            rule.id(),
                            new Term(rule.prefix()),
                            Fact.seen(Optional.of(days.longValue()), origin),
                            origin)));
        }
        return List.copyOf(found);
    }
}
