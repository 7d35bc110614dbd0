package dev.countersign.tour;

/** What the tour wanted to see did not come about; the message says what, for a person. */
public final class TourFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TourFailure(String message) {
        super(message);
    }
}
