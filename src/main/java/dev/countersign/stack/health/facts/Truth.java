package dev.countersign.stack.health.facts;

/** Yes, no, or not to be told from what is known. Unknown is neither a pass nor a fault. */
public enum Truth {
    YES,
    NO,
    UNKNOWN;

    public static Truth of(boolean known) {
        return known ? YES : NO;
    }

    public Truth and(Truth other) {
        return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
    }

    public Truth or(Truth other) {
        return this == YES || other == YES ? YES : this == NO && other == NO ? NO : UNKNOWN;
    }

    public Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
