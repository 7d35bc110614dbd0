/** What the diagnosis looks at beside executions and pipelines: functions, buckets, queues, topics, logs, metrics, the trail. */
@NullMarked
package dev.countersign.domain.inspect;

import org.jspecify.annotations.NullMarked;
