package dev.countersign.sandbox.states.history;

import java.time.Instant;
import java.util.Map;

/**
 * One event of an execution's history.
 *
 * @param type as the API names it, for example {@code TaskStateEntered}
 * @param details the event's details member by the API's member names; empty where the type has none
 */
public record Event(long id, long previous, String type, Instant timestamp, Map<String, Object> details) {}
