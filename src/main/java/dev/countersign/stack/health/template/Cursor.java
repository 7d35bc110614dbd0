package dev.countersign.stack.health.template;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A place in something that was read, with the way there. Where nothing is, there still is a place. */
public final class Cursor {
    private final Function<Step, Origin> origins;
    private final String path;
    private final Value value;

    /** @param path from the resource on; @param line counted from 1 */
    record Step(String path, int line) {}

    Cursor(Function<Step, Origin> origins, String path, Value value) {
        this.origins = origins;
        this.path = path;
        this.value = value;
    }

    /** Of a resource of a template. */
    static Cursor ofResource(String logicalId, Value value) {
        return new Cursor(step -> new Origin.Place(logicalId, step.path(), step.line()), "", value);
    }

    /**
     * Of a JSON text that a call answered.
     *
     * @throws UnreadableTemplateException when it is none
     */
    public static Cursor ofAnswer(String text, Origin.Call origin) throws UnreadableTemplateException {
        return new Cursor(_ -> origin, "", plain(RawReader.read(text, 1)));
    }

    public Origin origin() {
        return origins.apply(new Step(path, value.line()));
    }

    public String path() {
        return path;
    }

    /** The entry of a map. */
    public Cursor get(String key) {
        Value child = switch (value) {
            case Value.Mapping mapping ->
                Optional.ofNullable(mapping.entries().get(key)).orElseGet(() -> new Value.Absent(mapping.line()));
            case Value.Unknown unknown -> unknown;
            case Value.Text text when text.term().isOpen() -> new Value.Unknown(needs(text.term()), text.line());
            case Value.Text _, Value.Listing _, Value.Absent _ -> new Value.Absent(value.line());
        };
        return new Cursor(origins, path.isEmpty() ? key : path + "." + key, child);
    }

    public Cursor at(String... keys) {
        Cursor cursor = this;
        for (String key : keys) {
            cursor = cursor.get(key);
        }
        return cursor;
    }

    /** The items of a list; one value counts as a list of one, as it does for CloudFormation. */
    public List<Cursor> items() {
        if (!(value instanceof Value.Listing(List<Value> items, int _))) {
            return isAbsent() ? List.of() : List.of(this);
        }
        List<Cursor> cursors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            cursors.add(new Cursor(origins, path + "[" + i + "]", items.get(i)));
        }
        return cursors;
    }

    public Map<String, Cursor> entries() {
        Map<String, Cursor> entries = new LinkedHashMap<>();
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().keySet().forEach(key -> entries.put(key, get(key)));
        }
        return entries;
    }

    public boolean isAbsent() {
        return value instanceof Value.Absent;
    }

    public boolean isMap() {
        return value instanceof Value.Mapping;
    }

    public boolean isList() {
        return value instanceof Value.Listing;
    }

    /** Why nothing can be said about what is here; empty when something can. */
    public Optional<String> whyUnknown() {
        return switch (value) {
            case Value.Unknown unknown -> Optional.of(unknown.why());
            case Value.Text text when text.term().isOpen() -> Optional.of(needs(text.term()));
            case Value.Text _, Value.Listing _, Value.Mapping _, Value.Absent _ -> Optional.empty();
        };
    }

    /** The text here, parts of it perhaps unknown; empty when there is none. */
    public Optional<Term> term() {
        return switch (value) {
            case Value.Text text -> Optional.of(text.term());
            case Value.Unknown _ -> Optional.of(Term.unknown("value"));
            case Value.Listing _, Value.Mapping _, Value.Absent _ -> Optional.empty();
        };
    }

    public Term termOr(String other) {
        return term().orElse(new Term(other));
    }

    /** The text here as a fact: unseen when it is not wholly known, empty when there is none. */
    public Fact<Optional<String>> fact() {
        Origin origin = origin();
        return whyUnknown()
                .map(why -> Fact.<Optional<String>>unseen(why, origin))
                .orElseGet(() -> Fact.seen(term().map(Term::text), origin));
    }

    /** The number here as a fact; a text that is no number is unseen. */
    public Fact<Optional<Long>> number() {
        Fact<Optional<String>> fact = fact();
        Optional<String> text = fact.found().flatMap(Function.identity());
        return text.isPresent() && !text.get().matches("-?\\d{1,18}")
                ? Fact.unseen("‘" + text.get() + "’ is no whole number.", fact.origin())
                : fact.map(found -> found.map(Long::valueOf));
    }

    private static String needs(Term term) {
        return "It depends on " + term.openParts() + ", which has no value before deployment.";
    }

    /** What is written as JSON in a text here; this itself if it is written out. Empty when it cannot be read. */
    public Optional<Cursor> parsed() {
        if (!(value instanceof Value.Text text)) {
            return isMap() ? Optional.of(this) : Optional.empty();
        }
        try {
            Value read = plain(RawReader.read(text.term().text(), text.line() + (text.block() ? 1 : 0)));
            return read instanceof Value.Mapping ? Optional.of(new Cursor(origins, path, read)) : Optional.empty();
        } catch (UnreadableTemplateException e) {
            return Optional.empty();
        }
    }

    /** JSON knows no functions. */
    private static Value plain(Raw raw) {
        return switch (raw) {
            case Raw.Scalar scalar -> new Value.Text(new Term(scalar.text()), false, scalar.line());
            case Raw.Listing listing ->
                new Value.Listing(listing.items().stream().map(Cursor::plain).toList(), listing.line());
            case Raw.Mapping mapping -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> entries.put(key, plain(entry.value())));
                yield new Value.Mapping(entries, mapping.line());
            }
            case Raw.Call call -> new Value.Mapping(Map.of(call.function(), plain(call.argument())), call.line());
        };
    }
}
