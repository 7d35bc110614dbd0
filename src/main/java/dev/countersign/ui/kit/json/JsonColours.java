package dev.countersign.ui.kit.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/**
 * Colours one line of JSON at a time, and only the lines on screen: no JSON value that has colours of its own spans lines.
 * Colours come from style classes, so that they follow the theme.
 */
final class JsonColours implements SyntaxDecorator {
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.eE+-]*+");
    private static final Pattern LITERAL = Pattern.compile("\\b(?:true|false|null)\\b");

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        String line = model.getPlainText(index);
        RichParagraph.Builder paragraph = RichParagraph.builder();
        pieces(line)
                .forEach(piece ->
                        paragraph.addWithStyleNames(line.substring(piece.start(), piece.end()), piece.style()));
        return paragraph.build();
    }

    /** A part of a line, and how it is drawn. */
    record Piece(int start, int end, String style) {}

    /** The whole line in pieces. Strings are walked through by hand: one may be longer than a regular expression can recurse. */
    static List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        int at = 0;
        while (at < line.length()) {
            Optional<Piece> found = pieceAt(line, at);
            if (found.isEmpty()) {
                at++;
                continue;
            }
            mark(pieces, done, at);
            pieces.add(found.get());
            at = found.get().end();
            done = at;
        }
        mark(pieces, done, at);
        return pieces;
    }

    private static void mark(List<Piece> pieces, int start, int end) {
        if (start < end) {
            pieces.add(new Piece(start, end, "json-mark"));
        }
    }

    private static Optional<Piece> pieceAt(String line, int at) {
        char first = line.charAt(at);
        if (first == '"') {
            int end = endOfString(line, at);
            return Optional.of(new Piece(at, end, isKey(line, end) ? "json-key" : "json-string"));
        }
        if (first == '-' || Character.isDigit(first)) {
            return piece(NUMBER, line, at, "json-number");
        }
        return Character.isLetter(first) ? piece(LITERAL, line, at, "json-literal") : Optional.empty();
    }

    private static Optional<Piece> piece(Pattern pattern, String line, int at, String style) {
        Matcher matcher = pattern.matcher(line).region(at, line.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? Optional.of(new Piece(at, matcher.end(), style)) : Optional.empty();
    }

    /** Behind the closing quote; the end of the line while there is none. */
    private static int endOfString(String line, int start) {
        int at = start + 1;
        while (at < line.length() && line.charAt(at) != '"') {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, line.length());
    }

    private static boolean isKey(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at < line.length() && line.charAt(at) == ':';
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int top, int lines, int bottom) {
        // Each line is coloured when it is drawn: nothing is kept that could become wrong.
    }
}
