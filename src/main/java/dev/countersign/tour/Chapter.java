package dev.countersign.tour;

/** What the tour tells. */
public enum Chapter {
    /** A stack is deployed, an execution asks, a person answers. */
    FLOW,
    /** Something is broken, the doctor names it, and its remedy heals it. */
    DOCTOR
}
