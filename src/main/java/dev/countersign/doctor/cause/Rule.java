package dev.countersign.doctor.cause;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.facts.CaseFacts;
import java.util.Optional;
import java.util.function.Function;

/** One cause and how it is told from the facts; empty when they do not fit. */
public record Rule(Cause cause, Function<CaseFacts, Optional<Suspicion>> examine) {}
