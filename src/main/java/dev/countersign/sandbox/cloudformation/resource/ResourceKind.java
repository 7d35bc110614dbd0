package dev.countersign.sandbox.cloudformation.resource;

/** One resource type: how its resources are made, changed and deleted through the calls of its service. */
public interface ResourceKind {
    Schema schema();

    /**
     * Makes a resource; tells {@code provision} its physical id before configuring it further.
     *
     * @throws dev.countersign.sandbox.api.ServiceError what the service answered
     */
    Live create(Provision provision, Properties wanted);

    /** Changes a resource in place; called when no property differs that replaces it. */
    Live update(Provision provision, Live live, Properties was, Properties wanted);

    /**
     * Deletes a resource; one that is gone already is no failure.
     *
     * @param was empty for a resource whose making failed half way
     */
    void delete(Provision provision, Live live, Properties was);
}
