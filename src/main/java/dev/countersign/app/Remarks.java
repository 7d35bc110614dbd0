package dev.countersign.app;

import dev.countersign.watch.Snapshot;
import java.util.stream.Collectors;

/** What the status bar says beside the time. */
final class Remarks {
    private Remarks() {}

    /** Empty when everything is as it should be. */
    static String of(Snapshot snapshot) {
        if (!snapshot.slowed().isEmpty()) {
            return "AWS asks for fewer calls, so this is read less often: "
                    + snapshot.slowed().stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        return snapshot.isStale() ? "Not everything could be read; the last good rows are shown" : "";
    }
}
