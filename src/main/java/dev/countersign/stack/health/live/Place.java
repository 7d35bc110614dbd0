package dev.countersign.stack.health.live;

import dev.countersign.domain.stack.StackResource;
import dev.countersign.stack.health.facts.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where things are: account and Region, and what the template of their stack calls them. */
final class Place {
    private final String account;
    private final String region;
    private final Map<String, String> logicalIds = new HashMap<>();

    Place(String account, String region, List<StackResource> resources) {
        this.account = account;
        this.region = region;
        resources.forEach(resource -> resource.physicalId().ifPresent(id -> logicalIds.put(id, resource.logicalId())));
    }

    /** By the physical id: a name or an ARN, whichever CloudFormation uses for that type. */
    Optional<String> logicalId(String physicalId) {
        return Optional.ofNullable(logicalIds.get(physicalId));
    }

    Term arn(String service, String resource) {
        return new Term("arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource);
    }

    private String partition() {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
