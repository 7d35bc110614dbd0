package dev.countersign.sandbox.cloudformation;

import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;

/** A change as it is shown to somebody who did not ask for the properties' values. */
final class ChangesWithoutValues {
    private ChangesWithoutValues() {}

    static Change of(Change change) {
        ResourceChange resource = change.resourceChange();
        return change.toBuilder()
                .resourceChange(resource.toBuilder()
                        .beforeContext(null)
                        .afterContext(null)
                        .details(resource.details().stream()
                                .map(ChangesWithoutValues::detail)
                                .distinct()
                                .toList())
                        .build())
                .build();
    }

    private static ResourceChangeDetail detail(ResourceChangeDetail detail) {
        return detail.toBuilder()
                .target(detail.target().toBuilder()
                        .path(null)
                        .beforeValue(null)
                        .afterValue(null)
                        .attributeChangeType((String) null)
                        .build())
                .build();
    }
}
