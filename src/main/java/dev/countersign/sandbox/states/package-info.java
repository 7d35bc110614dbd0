/** Step Functions: its API, an interpreter of Amazon States Language, and histories as AWS records them. */
package dev.countersign.sandbox.states;
