package dev.countersign.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template whose structure has been checked.
 *
 * @param text as it was given
 * @param metadata the section {@code Metadata}, empty when there is none
 * @param rules the section {@code Rules}: assertions about parameters
 * @param mappings by map, first and second key
 * @param conditions unevaluated, by name
 * @param transforms names of macros
 */
public record Template(
        String text,
        Optional<String> version,
        Optional<String> description,
        Map<String, Object> metadata,
        Map<String, Parameter> parameters,
        Map<String, Object> rules,
        Map<String, Object> mappings,
        Map<String, Object> conditions,
        Map<String, Resource> resources,
        Map<String, Output> outputs,
        List<String> transforms) {

    /** CloudFormation gives the functions of this transform without a macro's change set. */
    public static final String LANGUAGE_EXTENSIONS = "AWS::LanguageExtensions";

    /**
     * One resource as declared, unevaluated.
     *
     * @param condition the name of the condition under which it exists
     * @param properties empty when there are none
     * @param deletionPolicy {@code Delete} when not given
     * @param updateReplacePolicy {@code Delete} when not given
     */
    public record Resource(
            String logicalId,
            String type,
            Optional<String> condition,
            List<String> dependsOn,
            Map<String, Object> properties,
            Object deletionPolicy,
            Object updateReplacePolicy,
            Map<String, Object> metadata) {}

    /**
     * One output as declared, unevaluated.
     *
     * @param export the value of {@code Export.Name}
     */
    public record Output(
            String name,
            Optional<String> description,
            Object value,
            Optional<Object> export,
            Optional<String> condition) {}

    public boolean hasLanguageExtensions() {
        return transforms.contains(LANGUAGE_EXTENSIONS);
    }
}
