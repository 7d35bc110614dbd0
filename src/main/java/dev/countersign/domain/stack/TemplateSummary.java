package dev.countersign.domain.stack;

import java.util.List;
import java.util.Optional;

/**
 * What CloudFormation reads out of a template: the proof that it is well-formed, and the parameters to ask for.
 *
 * @param capabilities to be acknowledged, such as {@code CAPABILITY_IAM}
 * @param capabilitiesReason why, in AWS's words
 * @param metadata the template's Metadata section as JSON text
 */
public record TemplateSummary(
        Optional<String> description,
        List<TemplateParameter> parameters,
        List<String> capabilities,
        Optional<String> capabilitiesReason,
        List<String> resourceTypes,
        Optional<String> metadata) {}
