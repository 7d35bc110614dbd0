package dev.countersign.sandbox.wire.codec;

import dev.countersign.sandbox.wire.http.Percent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** A value in a form body of the Query protocol, where {@code a.member.1.b=c} is a structure in a list. */
public final class FormTree implements Node {
    private final Names names;
    private @Nullable String text;
    private final Map<String, FormTree> children = new LinkedHashMap<>();

    private FormTree(Names names) {
        this.names = names;
    }

    static FormTree leaf(String text) {
        var leaf = new FormTree(Names.MODELLED);
        leaf.text = text;
        return leaf;
    }

    public static FormTree parse(byte[] body) {
        return parse(body, Names.MODELLED);
    }

    public static FormTree parse(byte[] body, Names names) {
        var root = new FormTree(names);
        Percent.parameters(new String(body, StandardCharsets.UTF_8)).forEach((name, values) -> {
            FormTree at = root;
            for (String part : name.split("\\.")) {
                at = at.children.computeIfAbsent(part, p -> new FormTree(names));
            }
            at.text = values.getFirst();
        });
        return root;
    }

    /** A plain parameter, such as {@code Action}. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(children.get(name)).map(child -> child.text);
    }

    @Override
    public Optional<Node> member(SdkField<?> member) {
        return Optional.ofNullable(children.get(names.asked(member)));
    }

    @Override
    public List<Node> items(SdkField<?> list) {
        ListTrait trait = list.getRequiredTrait(ListTrait.class);
        String name = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
        FormTree items = trait.isFlattened() ? this : children.get(name);
        return items == null ? List.of() : List.copyOf(items.numbered());
    }

    @Override
    public Map<String, Node> entries(SdkField<?> map) {
        MapTrait trait = map.getRequiredTrait(MapTrait.class);
        FormTree entries = trait.isFlattened() ? this : children.get("entry");
        Map<String, Node> read = new LinkedHashMap<>();
        for (FormTree entry : entries == null ? List.<FormTree>of() : entries.numbered()) {
            Optional<String> key = entry.parameter(names.key(map));
            FormTree value = entry.children.get(names.value(map));
            if (key.isEmpty() || value == null) {
                throw new MalformedInput(map.memberName() + " has an entry without key or value");
            }
            read.put(key.get(), value);
        }
        return read;
    }

    private List<FormTree> numbered() {
        var numbered = new TreeMap<Integer, FormTree>();
        children.forEach((name, child) -> {
            if (name.matches("\\d{1,9}")) {
                numbered.put(Integer.valueOf(name), child);
            }
        });
        return List.copyOf(numbered.values());
    }

    @Override
    public String text(SdkField<?> scalar) {
        if (text == null) {
            throw new MalformedInput(scalar.memberName() + " has no value");
        }
        return text;
    }
}
