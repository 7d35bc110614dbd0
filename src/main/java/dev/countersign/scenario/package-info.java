/**
 * Faults of a real kind, brought about in a sandbox from outside: through ordinary calls to its AWS APIs and its clock. Nothing
 * that is left behind names the scenario.
 */
@NullMarked
package dev.countersign.scenario;

import org.jspecify.annotations.NullMarked;
