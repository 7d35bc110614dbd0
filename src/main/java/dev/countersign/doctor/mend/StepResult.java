package dev.countersign.doctor.mend;

import dev.countersign.doctor.remedy.Remedy;

/**
 * How a step went.
 *
 * @param sentence what came of it; AWS's reason when it failed
 */
public record StepResult(Remedy.Step step, boolean done, String sentence) {}
