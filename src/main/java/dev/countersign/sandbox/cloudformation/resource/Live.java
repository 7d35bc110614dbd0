package dev.countersign.sandbox.cloudformation.resource;

import java.util.Map;

/**
 * A resource that exists.
 *
 * @param physicalId as CloudFormation lists it
 * @param ref what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives, by attribute
 */
public record Live(String physicalId, String ref, Map<String, Object> attributes) {
    /** Most resources are referred to by their physical id. */
    public static Live of(String physicalId, Map<String, Object> attributes) {
        return new Live(physicalId, physicalId, attributes);
    }

    public String attribute(String name) {
        return String.valueOf(attributes.get(name));
    }
}
