/** What takes part in an approval, as the checks want to see it: state machines, pipelines, rules, functions, buckets, topics, roles. */
@NullMarked
package dev.countersign.stack.health.setup;

import org.jspecify.annotations.NullMarked;
