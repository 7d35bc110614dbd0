package dev.countersign.domain.stack;

import java.util.Optional;

/**
 * One property that a change set changes.
 *
 * @param path such as {@code /Properties/Timeout}, or the name alone when CloudFormation gives no path
 * @param before absent when CloudFormation does not tell, or there was none
 * @param after absent when CloudFormation does not tell, or there will be none
 * @param causesReplacement whether this difference replaces the resource
 */
public record PropertyChange(String path, Optional<String> before, Optional<String> after, boolean causesReplacement) {}
