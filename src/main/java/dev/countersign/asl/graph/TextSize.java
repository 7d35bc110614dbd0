package dev.countersign.asl.graph;

/** Measures text, so that a layout fits the font it is drawn with and yet needs no toolkit. */
@FunctionalInterface
public interface TextSize {

    /** An average: good enough for a test, and for a font nobody has measured. */
    TextSize ESTIMATE = text -> text.length() * 7.2;

    /** The width of one line in pixels. */
    double width(String text);
}
