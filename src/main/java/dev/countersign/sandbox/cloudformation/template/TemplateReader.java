package dev.countersign.sandbox.cloudformation.template;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.cloudformation.template.Template.Output;
import dev.countersign.sandbox.cloudformation.template.Template.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads the sections of a template and checks their structure, before anything is evaluated. */
final class TemplateReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Rules",
            "Mappings",
            "Conditions",
            "Transform",
            "Resources",
            "Outputs");
    private static final Set<String> RESOURCE_KEYS = Set.of(
            "Type",
            "Condition",
            "DependsOn",
            "Properties",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "UpdatePolicy",
            "CreationPolicy",
            "Metadata");
    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]+");

    private final String text;
    private final Map<String, Object> document;

    private TemplateReader(String text) {
        this.text = text;
        this.document = TemplateText.read(text);
    }

    /** @throws ServiceError {@code ValidationError} */
    static Template read(String text) {
        return new TemplateReader(text).template();
    }

    private Template template() {
        var unknown = new TreeSet<>(document.keySet());
        unknown.removeAll(SECTIONS);
        if (!unknown.isEmpty()) {
            throw TemplateError.validation("Invalid template property or properties " + unknown);
        }
        Optional<String> version = text("AWSTemplateFormatVersion");
        if (version.filter(v -> !v.equals("2010-09-09")).isPresent()) {
            throw TemplateError.format("unsupported value for [AWSTemplateFormatVersion].");
        }
        Map<String, Resource> resources = each("Resources", this::resource);
        if (resources.isEmpty()) {
            throw TemplateError.format("At least one Resources member must be defined.");
        }
        return new Template(
                text,
                version,
                text("Description"),
                section("Metadata"),
                each("Parameters", Parameter::read),
                section("Rules"),
                section("Mappings"),
                section("Conditions"),
                resources,
                each("Outputs", TemplateReader::output),
                transforms());
    }

    private List<String> transforms() {
        List<String> names = switch (document.get("Transform")) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object one -> List.of(String.valueOf(one));
        };
        names.stream()
                .filter(name -> !name.equals(Template.LANGUAGE_EXTENSIONS))
                .forEach(name -> {
                    throw ServiceError.notImplemented("the transform " + name + " of CloudFormation");
                });
        return names;
    }

    private Resource resource(String logicalId, Map<String, Object> body) {
        if (!LOGICAL_ID.matcher(logicalId).matches()) {
            throw TemplateError.format("Resource name " + logicalId + " is non alphanumeric.");
        }
        if (!(body.get("Type") instanceof String type)) {
            throw TemplateError.format(
                    "[/Resources/" + logicalId + "] Every Resources object must contain a Type member.");
        }
        body.keySet().stream().filter(key -> !RESOURCE_KEYS.contains(key)).forEach(key -> {
            throw TemplateError.validation("Invalid template resource property '" + key + "'");
        });
        List<String> dependsOn = switch (body.get("DependsOn")) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object one -> List.of(String.valueOf(one));
        };
        return new Resource(
                logicalId,
                type,
                Optional.ofNullable(body.get("Condition")).map(String::valueOf),
                dependsOn,
                child(body, "Properties", "/Resources/" + logicalId),
                body.getOrDefault("DeletionPolicy", "Delete"),
                body.getOrDefault("UpdateReplacePolicy", "Delete"),
                child(body, "Metadata", "/Resources/" + logicalId));
    }

    private static Output output(String name, Map<String, Object> body) {
        Object value = body.get("Value");
        if (value == null) {
            throw TemplateError.format("Output " + name
                    + " is malformed. The Value field of every Outputs member must be" + " specified.");
        }
        Optional<Object> export =
                Optional.ofNullable(body.get("Export")).map(e -> e instanceof Map<?, ?> map ? map.get("Name") : null);
        return new Output(
                name,
                Optional.ofNullable(body.get("Description")).map(String::valueOf),
                value,
                export,
                Optional.ofNullable(body.get("Condition")).map(String::valueOf));
    }

    private Optional<String> text(String key) {
        Object value = document.get(key);
        if (value != null && !Values.isScalar(value)) {
            throw TemplateError.format("[/" + key + "] Expected a string.");
        }
        return Optional.ofNullable(value).map(Values::text);
    }

    private Map<String, Object> section(String name) {
        return child(document, name, "");
    }

    private static Map<String, Object> child(Map<String, Object> parent, String key, String path) {
        return switch (parent.get(key)) {
            case null -> Map.of();
            case Map<?, ?> map -> Values.map(map);
            default -> throw TemplateError.format("[" + path + "/" + key + "] " + key + " must be an object.");
        };
    }

    private <T> Map<String, T> each(String section, BiFunction<String, Map<String, Object>, T> reader) {
        Map<String, T> result = new LinkedHashMap<>();
        section(section).forEach((name, body) -> {
            if (!(body instanceof Map<?, ?> map)) {
                throw TemplateError.format("Any " + section + " member must be an object.");
            }
            result.put(name, reader.apply(name, Values.map(map)));
        });
        return result;
    }
}
