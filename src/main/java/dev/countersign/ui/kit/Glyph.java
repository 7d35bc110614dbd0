package dev.countersign.ui.kit;

import java.util.Locale;

/**
 * Our own icons, drawn as strokes of width 2 on a grid of 24. Each is the path of the file of its name in {@code
 * icons/state}; a test holds the two together.
 */
public enum Glyph {
    /** Waits for somebody or something. */
    WAITING("M6 3h12 M6 21h12 M8 3v4.5l4 4.5-4 4.5V21 M16 3v4.5L12 12l4 4.5V21"),
    /** Is under way. */
    RUNNING("M12 3a9 9 0 1 0 9 9"),
    /** Has not been reached. */
    PENDING("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z"),
    /** Was approved, succeeded or is done. */
    APPROVED("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M8 12.5l3 3 5.5-6.5"),
    /** Was rejected by a person. */
    REJECTED("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M9 9l6 6 M15 9l-6 6"),
    /** Failed. */
    FAILED("M12 3.5L2.5 20.5h19z M12 10v4.5 M12 17.4v.2"),
    /** Takes longer than it should. */
    LATE("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M12 7v5l3.5 2.5"),
    /** Nobody answered in time. */
    EXPIRED("M3.5 3.5l17 17 M7.3 4.3a9 9 0 0 1 12.4 12.4 M17.6 19.1A9 9 0 0 1 4.9 6.4 M12 7v2"),
    /** The chain is broken here. */
    BROKEN(
            "M9.5 14.5L7 17a3.5 3.5 0 0 1-5-5l2.5-2.5 M14.5 9.5L17 7a3.5 3.5 0 0 1 5 5l-2.5 2.5 M8 5.5V3 M5.5 8H3 M16 18.5V21 M18.5 16H21"),
    /** We were not allowed to look. */
    NOT_VISIBLE("M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12z M4 3.5l16 17"),
    /** A newer one took its place. */
    SUPERSEDED("M5 19l7-7 7 7 M5 12l7-7 7 7"),
    /** Was stopped or cancelled. */
    STOPPED("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M9.5 9.5h5v5h-5z"),
    /** Was skipped. */
    SKIPPED("M5 5l9 7-9 7z M19 5v14"),
    /** Is not known to be current. */
    STALE("M3.6 8.5A9 9 0 1 1 3 12 M3 3.5v5h5 M12 7.5V12l3 2"),
    /** Was answered outside the pipeline. */
    ELSEWHERE("M10 5H5v14h14v-5 M14 4h6v6 M20 4l-9 9"),
    /** The sandbox. */
    SANDBOX("M12 2.5l8.5 4.75v9.5L12 21.5l-8.5-4.75v-9.5z M3.5 7.25L12 12l8.5-4.75 M12 12v9.5"),
    /** An evidence pack: a box that is closed with a band. */
    PACK("M3.5 4h17v5h-17z M5 9v11h14V9 M9.5 12.5h5"),
    /** An AWS account. */
    ACCOUNT("M7 18.5a4.5 4.5 0 0 1-.6-8.96A6 6 0 0 1 18 9.2a4.7 4.7 0 0 1-.5 9.3z"),
    /** The relay. */
    BATON("M5.5 21.5l-3-3L18.5 2.5l3 3z M14 7l3 3 M7 14l3 3"),
    /** A Task state. */
    TASK("M4 5h16v14H4z M8 9.5l3 2.5-3 2.5 M13 15h3"),
    /** A task that waits for its token, or an approval. */
    PERSON("M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z M4.5 20.5c0-3.6 3.4-5.5 7.5-5.5s7.5 1.9 7.5 5.5"),
    /** A Choice state. */
    CHOICE("M12 3v6 M12 9l-6 5v7 M12 9l6 5v7 M3.5 18.5L6 21l2.5-2.5 M15.5 18.5L18 21l2.5-2.5"),
    /** A Pass state. */
    PASS("M4 12h16 M14 6l6 6-6 6"),
    /** A Wait state. */
    PAUSE("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M10 9v6 M14 9v6"),
    /** A Succeed state. */
    SUCCEED("M5 21V4h13l-3 4.5 3 4.5H5"),
    /** A Fail state. */
    FAIL("M8 3h8l5 5v8l-5 5H8l-5-5V8z M9 9l6 6 M15 9l-6 6"),
    /** A Parallel state. */
    PARALLEL("M6 4v16 M12 4v16 M18 4v16"),
    /** A Map state. */
    MAP("M4 4h6v6H4z M14 4h6v6h-6z M4 14h6v6H4z M14 14h6v6h-6z");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    /** The outline, in the syntax of SVG paths. */
    public String path() {
        return path;
    }

    /** The name of its source in {@code icons/state}, without the ending. */
    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
