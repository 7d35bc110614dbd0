package dev.countersign.stack.health.change;

import dev.countersign.stack.health.template.Document;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a change down in the template's own syntax. */
public final class ChangeText {
    private ChangeText() {}

    /**
     * The lines of a change, like a diff with as much around it as tells the place.
     *
     * @param document the template, for its syntax and for what the change replaces; absent = YAML
     */
    public static List<Line> lines(TemplateChange change, Optional<Document> document) {
        var written = new Written(document);
        Sketch sketch = Sketch.of(change.edits(), written);
        if (change.edits().isEmpty()) {
            return List.of();
        }
        return document.filter(Document::isJson).isPresent()
                ? new JsonLines(written).resources(sketch)
                : new YamlLines(written).resources(sketch);
    }

    /** As a diff. */
    public static String diff(List<Line> lines) {
        return lines.stream().map(Line::shown).collect(Collectors.joining("\n"));
    }

    /** As it stands afterwards: what is to be put into the template. */
    public static String result(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.mark() != Line.Mark.REMOVED)
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }
}
