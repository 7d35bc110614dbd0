package dev.countersign.stack.health.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A template as written: its sections. */
public final class Document {
    private final Raw.Mapping root;
    private final boolean json;

    private Document(Raw.Mapping root, boolean json) {
        this.root = root;
        this.json = json;
    }

    /**
     * Reads a template.
     *
     * @throws UnreadableTemplateException when it is neither YAML nor JSON, or has no resources
     */
    public static Document read(String text) throws UnreadableTemplateException {
        if (text.isBlank()) {
            throw new UnreadableTemplateException("The template is empty.");
        }
        if (!(RawReader.read(text, 1) instanceof Raw.Mapping root)) {
            throw new UnreadableTemplateException("This is no template: its outermost value is not a map.");
        }
        if (!(root.entries().get("Resources") instanceof Raw.Entry(Raw.Mapping _, int _))) {
            throw new UnreadableTemplateException("This is no CloudFormation template: it has no Resources.");
        }
        return new Document(root, text.stripLeading().startsWith("{"));
    }

    /** Whether it is written as JSON. */
    public boolean isJson() {
        return json;
    }

    /** The entries of a section; empty when there is none. */
    public Map<String, Raw.Entry> section(String name) {
        return entries(root, name);
    }

    /** What expands the template before it is deployed: macros and the language extensions. */
    public boolean isTransformed() {
        return root.entries().containsKey("Transform")
                || section("Resources").keySet().stream().anyMatch(key -> key.startsWith("Fn::"));
    }

    /** The resources as declared, by logical id. */
    public Map<String, Raw.Mapping> resources() {
        Map<String, Raw.Mapping> found = new LinkedHashMap<>();
        section("Resources").forEach((id, entry) -> {
            if (entry.value() instanceof Raw.Mapping resource) {
                found.put(id, resource);
            }
        });
        return found;
    }

    /** Where a resource is declared. */
    public int lineOf(String logicalId) {
        return Optional.ofNullable(section("Resources").get(logicalId))
                .map(Raw.Entry::line)
                .orElse(0);
    }

    static Map<String, Raw.Entry> entries(Raw.Mapping of, String name) {
        return of.entries().get(name) instanceof Raw.Entry(Raw.Mapping section, int _) ? section.entries() : Map.of();
    }

    static Optional<String> text(Raw.Mapping of, String name) {
        return of.entries().get(name) instanceof Raw.Entry(Raw.Scalar scalar, int _)
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
