package dev.countersign.doctor.probe;

import dev.countersign.aws.inspect.TrailGateway;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.relay.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads who did what to the things on the way. Expensive: CloudTrail answers two calls a second, so only the needed names are asked. */
final class TrailProbe {
    private static final int ENOUGH = 50;

    private final TrailGateway gateway;
    private final Looks looks;

    TrailProbe(TrailGateway gateway, Looks looks) {
        this.gateway = gateway;
        this.looks = looks;
    }

    Sight<List<TrailEvent>> events(List<String> names, Instant from, Instant to) {
        var found = new ArrayList<TrailEvent>();
        for (String name : names) {
            Sight<List<TrailEvent>> some = looks.at(
                    "cloudtrail:LookupEvents", name, List.of(from, to), () -> gateway.events(name, from, to, ENOUGH));
            if (some.whyNot().isPresent()) {
                return some;
            }
            found.addAll(some.found().orElse(List.of()));
        }
        found.sort(Comparator.comparing(TrailEvent::at).reversed());
        return Sight.seen(List.copyOf(found));
    }
}
