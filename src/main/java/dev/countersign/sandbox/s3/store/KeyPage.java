package dev.countersign.sandbox.s3.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a listing: entries, and the prefixes that a delimiter folds entries into.
 *
 * @param last the last key or prefix on this page, when there is more
 */
public record KeyPage(List<StoredVersion> entries, List<String> prefixes, Optional<String> last) {
    /** What a listing asks for. */
    public record Query(String prefix, String delimiter, int maxKeys) {
        /** The prefix that this key is folded into, if any. */
        private Optional<String> folded(String key) {
            int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            return at < 0 ? Optional.empty() : Optional.of(key.substring(0, at + delimiter.length()));
        }

        /** Whether {@code key} lies behind a page that ended with {@code marker}. */
        public boolean isBehind(String key, String marker) {
            boolean inFoldedPrefix = !delimiter.isEmpty() && marker.endsWith(delimiter) && key.startsWith(marker);
            return Bucket.KEY_ORDER.compare(key, marker) > 0 && !inFoldedPrefix;
        }
    }

    /** @param sorted the entries behind the last page, in their order */
    public static KeyPage of(List<StoredVersion> sorted, Query query) {
        List<StoredVersion> entries = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = "";
        for (StoredVersion version : sorted) {
            if (!version.key().startsWith(query.prefix())) {
                continue;
            }
            Optional<String> folded = query.folded(version.key());
            if (folded.isPresent() && prefixes.contains(folded.get())) {
                continue;
            }
            if (entries.size() + prefixes.size() >= query.maxKeys()) {
                return new KeyPage(entries, prefixes, Optional.of(last));
            }
            if (folded.isPresent()) {
                last = folded.get();
                prefixes.add(last);
            } else {
                last = version.key();
                entries.add(version);
            }
        }
        return new KeyPage(entries, prefixes, Optional.empty());
    }

    public int size() {
        return entries.size() + prefixes.size();
    }
}
