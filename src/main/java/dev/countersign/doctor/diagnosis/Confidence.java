package dev.countersign.doctor.diagnosis;

/** How sure a finding is. */
public enum Confidence {
    /** What was read admits of no other explanation. */
    PROVED,
    /** It fits everything that was read, but something that would prove it could not be looked at. */
    LIKELY,
    /** It is one of several explanations. */
    POSSIBLE
}
