package dev.countersign.sandbox.api;

import java.util.List;
import java.util.Map;

/**
 * An event that a service gives to the default event bus.
 *
 * @param source for example {@code aws.codepipeline}
 * @param detailType for example {@code CodePipeline Action Execution State Change}
 * @param resources ARNs
 * @param detail plain JSON values: maps, lists, strings, numbers, booleans, nulls
 */
public record AwsEvent(String source, String detailType, List<String> resources, Map<String, Object> detail) {}
