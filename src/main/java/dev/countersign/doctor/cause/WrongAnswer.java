package dev.countersign.doctor.cause;

import dev.countersign.doctor.facts.CaseFacts;

/** Whether another task was answered in the place of this one. */
final class WrongAnswer {
    private WrongAnswer() {}

    static boolean isVisible(CaseFacts facts) {
        return facts.answeredInstead().isPresent();
    }
}
