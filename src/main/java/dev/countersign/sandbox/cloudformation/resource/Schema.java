package dev.countersign.sandbox.cloudformation.resource;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What CloudFormation knows about a resource type without asking its service.
 *
 * @param type for example {@code AWS::SNS::Topic}
 * @param nameProperty the property that gives the physical name, for types whose name can be chosen
 * @param required properties that must be given
 * @param optional properties that may be given
 * @param unsupported properties that AWS knows and this sandbox does not
 * @param replacing properties whose change makes a new physical resource
 * @param attributes names for {@code Fn::GetAtt}
 */
public record Schema(
        String type,
        Optional<String> nameProperty,
        Set<String> required,
        Set<String> optional,
        Set<String> unsupported,
        Set<String> replacing,
        Set<String> attributes) {

    public static Schema of(String type, List<String> required) {
        return new Schema(type, Optional.empty(), Set.copyOf(required), Set.of(), Set.of(), Set.of(), Set.of());
    }

    public Schema optional(String... names) {
        return new Schema(type, nameProperty, required, plus(optional, names), unsupported, replacing, attributes);
    }

    public Schema unsupported(String... names) {
        return new Schema(type, nameProperty, required, optional, plus(unsupported, names), replacing, attributes);
    }

    /** Of the required or optional properties, those that cannot be changed in place. */
    public Schema replacing(String... names) {
        return new Schema(type, nameProperty, required, optional, unsupported, plus(replacing, names), attributes);
    }

    /** An optional property that names the resource; changing it replaces the resource. */
    public Schema named(String name) {
        return new Schema(
                type,
                Optional.of(name),
                required,
                plus(optional, name),
                unsupported,
                plus(replacing, name),
                attributes);
    }

    public Schema attributes(String... names) {
        return new Schema(type, nameProperty, required, optional, unsupported, replacing, plus(attributes, names));
    }

    private static Set<String> plus(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Refuses properties that do not fit.
     *
     * @throws dev.countersign.sandbox.api.ServiceError what the resource's failure says
     */
    public void check(Map<String, Object> properties) {
        sorted(properties.keySet()).forEach(name -> {
            if (unsupported.contains(name)) {
                throw PropertyError.unsupported(type, name);
            }
            if (!required.contains(name) && !optional.contains(name)) {
                throw PropertyError.at("#", "extraneous key [" + name + "] is not permitted");
            }
        });
        sorted(required).stream()
                .filter(name -> !properties.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw PropertyError.at("#", "required key [" + name + "] not found");
                });
    }

    private static Collection<String> sorted(Set<String> names) {
        return new TreeSet<>(names);
    }
}
