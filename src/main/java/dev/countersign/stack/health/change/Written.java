package dev.countersign.stack.health.change;

import dev.countersign.stack.health.change.Edit.Step;
import dev.countersign.stack.health.template.Definitions;
import dev.countersign.stack.health.template.Document;
import dev.countersign.stack.health.template.Raw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a template says at the places that a change touches. */
final class Written {
    private static final int SHORT = 6;

    private final Optional<Document> document;

    /** @param document absent when there is no template at hand */
    Written(Optional<Document> document) {
        this.document = document;
    }

    Optional<String> type(String logicalId) {
        return resource(logicalId)
                .map(found -> found.entries().get("Type"))
                .flatMap(entry ->
                        entry.value() instanceof Raw.Scalar type ? Optional.of(type.text()) : Optional.empty());
    }

    private Optional<Raw.Mapping> resource(String logicalId) {
        return document.map(Document::resources).flatMap(all -> Optional.ofNullable(all.get(logicalId)));
    }

    /** How a definition is held: the property, and whether it is run through {@code Fn::Sub}. */
    Holder holder(String logicalId) {
        Optional<Map<String, Raw.Entry>> properties = resource(logicalId)
                .map(found -> found.entries().get("Properties"))
                .flatMap(entry ->
                        entry.value() instanceof Raw.Mapping found ? Optional.of(found.entries()) : Optional.empty());
        if (properties.filter(found -> found.containsKey("Definition")).isPresent()) {
            return Holder.OBJECT;
        }
        return properties
                        .map(found -> found.get("DefinitionString"))
                        .filter(entry -> entry.value() instanceof Raw.Call)
                        .isPresent()
                ? Holder.SUBSTITUTED
                : Holder.TEXT;
    }

    /** Where a definition is. */
    enum Holder {
        OBJECT,
        TEXT,
        SUBSTITUTED
    }

    /** What stands where an edit goes, when that is short enough to be shown. */
    Optional<Tree> at(Edit edit) {
        if (edit.path().isEmpty()) {
            return Optional.empty();
        }
        Optional<Raw> place = resource(edit.logicalId()).map(found -> (Raw) found);
        for (Step step : edit.path()) {
            place = place.flatMap(raw -> down(raw, step));
        }
        return place.filter(raw -> size(raw) <= SHORT).map(Written::tree);
    }

    private static Optional<Raw> down(Raw raw, Step step) {
        return switch (step) {
            case Step.Key(String name) ->
                raw instanceof Raw.Mapping mapping
                        ? Optional.ofNullable(mapping.entries().get(name)).map(Raw.Entry::value)
                        : Optional.empty();
            case Step.Element(String key, String value) ->
                raw instanceof Raw.Listing listing
                        ? listing.items().stream()
                                .filter(item -> item instanceof Raw.Mapping mapping
                                        && mapping.entries().get(key) instanceof Raw.Entry entry
                                        && entry.value() instanceof Raw.Scalar scalar
                                        && scalar.text().equals(value))
                                .findFirst()
                        : Optional.empty();
            case Step.Index(int index) ->
                raw instanceof Raw.Listing listing && index < listing.items().size()
                        ? Optional.of(listing.items().get(index))
                        : Optional.empty();
            case Step.Next _ -> Optional.empty();
            case Step.Definition _ ->
                raw instanceof Raw.Mapping properties ? Definitions.of(properties) : Optional.empty();
        };
    }

    private static int size(Raw raw) {
        return switch (raw) {
            case Raw.Scalar scalar -> scalar.text().length() > 200 ? SHORT + 1 : 1;
            case Raw.Listing listing ->
                1 + listing.items().stream().mapToInt(Written::size).sum();
            case Raw.Mapping mapping ->
                1
                        + mapping.entries().values().stream()
                                .mapToInt(entry -> size(entry.value()))
                                .sum();
            case Raw.Call call -> size(call.argument());
        };
    }

    private static Tree tree(Raw raw) {
        return switch (raw) {
            case Raw.Scalar scalar -> Tree.text(scalar.text());
            case Raw.Listing listing -> {
                List<Tree> items = new ArrayList<>();
                listing.items().forEach(item -> items.add(tree(item)));
                yield new Tree.Items(List.copyOf(items));
            }
            case Raw.Mapping mapping -> {
                Map<String, Tree> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> entries.put(key, tree(entry.value())));
                yield new Tree.Fields(entries);
            }
            case Raw.Call call -> new Tree.Function(call.function(), tree(call.argument()));
        };
    }
}
