package dev.countersign.scenario;

import java.util.Map;

/**
 * A stack of our template that was deployed for a scenario.
 *
 * @param ids the physical ids of its resources, by their logical ids in the template
 */
record DeployedStack(String name, Map<String, String> ids, Map<String, String> outputs) {
    DeployedStack {
        ids = Map.copyOf(ids);
        outputs = Map.copyOf(outputs);
    }

    String id(String logicalId) {
        String id = ids.get(logicalId);
        if (id == null) {
            throw new IllegalArgumentException("the template has no resource " + logicalId);
        }
        return id;
    }

    String stateMachine() {
        return id("StateMachine");
    }

    String pipeline() {
        return id("Pipeline");
    }

    /** A rule's name: its physical id may be a name or, with a bus, a path. */
    String rule(String logicalId) {
        String id = id(logicalId);
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
