package dev.countersign.session.permission;

import dev.countersign.aws.CallRecord.Seen;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What AWS's answers to real calls say about a permission, where IAM does not. */
final class Learned {
    private Learned() {}

    static Permission line(NeededAction needed, List<String> resources, Optional<Seen> seen, DateTimeFormatter time) {
        Optional<Instant> worked = seen.flatMap(Seen::worked);
        Optional<Instant> refused = seen.flatMap(Seen::refused);
        if (worked.isPresent() && refused.isPresent()) {
            return new Permission(
                    needed,
                    Verdict.PARTLY,
                    "It worked at " + time.format(worked.get()) + " and was refused at " + time.format(refused.get())
                            + ".",
                    resources);
        }
        if (worked.isPresent()) {
            return new Permission(
                    needed, Verdict.ALLOWED, "It worked at " + time.format(worked.get()) + ".", resources);
        }
        return refused.map(at ->
                        new Permission(needed, Verdict.DENIED, "AWS refused it at " + time.format(at) + ".", resources))
                .orElseGet(() -> new Permission(needed, Verdict.UNKNOWN, "Not tried yet.", resources));
    }
}
