package dev.countersign.sandbox.wire.codec;

import java.nio.charset.StandardCharsets;

/** XML being written, element by element. */
public final class XmlText {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    public XmlText open(String element) {
        xml.append('<').append(element).append('>');
        return this;
    }

    /** @param attributes ready-made, such as {@code xmlns="…"} */
    public XmlText open(String element, String attributes) {
        xml.append('<').append(element).append(' ').append(attributes).append('>');
        return this;
    }

    public XmlText close(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    public XmlText leaf(String element, String text) {
        return open(element).text(text).close(element);
    }

    public XmlText text(String text) {
        escape(text, xml);
        return this;
    }

    /** Carriage returns are written as references, since a parser would turn them into line feeds. */
    static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#xD;");
                default -> {
                    // What XML 1.0 cannot hold becomes the replacement character, so that the rest can be read.
                    boolean impossible = c < ' ' && c != '\t' && c != '\n' || c == '\uFFFE' || c == '\uFFFF';
                    out.append(impossible ? '\uFFFD' : c);
                }
            }
        }
    }

    public byte[] bytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
