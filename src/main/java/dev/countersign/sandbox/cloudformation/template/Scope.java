package dev.countersign.sandbox.cloudformation.template;

/** What functions can find outside of the template: resources that exist, and exports of other stacks. */
public interface Scope {
    /** What a value is while its resource does not exist yet; change sets show it like this. */
    String KNOWN_AFTER_APPLY = "{{changeSet:KNOWN_AFTER_APPLY}}";

    /** What {@code Ref} gives for a resource of the template. */
    Object ref(String logicalId);

    /** What {@code Fn::GetAtt} gives for a resource of the template. */
    Object attribute(String logicalId, String attribute);

    /** The value of another stack's export. */
    Object imported(String exportName);
}
