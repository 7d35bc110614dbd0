package dev.countersign.doctor.pack.answers;

import dev.countersign.domain.inspect.LogLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes out what was printed in lines of base64: a log keeps each line for itself, so none of them looks long enough for a token. */
final class LogBlocks {
    private static final Pattern BASE64 = Pattern.compile("\\s*[A-Za-z0-9+/=_-]{20,}\\s*");
    private static final String REMOVED = "(removed)";

    private LogBlocks() {}

    static List<LogLine> without(List<LogLine> lines) {
        Map<String, Integer> before = new HashMap<>();
        Set<Integer> block = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            LogLine line = lines.get(i);
            boolean packed = BASE64.matcher(line.text()).matches();
            Integer previous = packed ? before.put(line.stream(), i) : before.remove(line.stream());
            if (packed && previous != null) {
                block.add(previous);
                block.add(i);
            }
        }
        var kept = new ArrayList<LogLine>();
        for (int i = 0; i < lines.size(); i++) {
            LogLine line = lines.get(i);
            kept.add(block.contains(i) ? new LogLine(line.at(), line.stream(), REMOVED) : line);
        }
        return List.copyOf(kept);
    }
}
