package dev.countersign.ui.kit.json;

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
    private static final Pattern PIECE = Pattern.compile("(?<key>\"(?:[^\"\\\\]|\\\\.)*\"(?=\\s*:))"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"?)"
            + "|(?<number>-?\\d[\\d.eE+-]*)"
            + "|(?<literal>\\b(?:true|false|null)\\b)");

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        String line = model.getPlainText(index);
        RichParagraph.Builder paragraph = RichParagraph.builder();
        Matcher piece = PIECE.matcher(line);
        int done = 0;
        while (piece.find()) {
            add(paragraph, line.substring(done, piece.start()), "json-mark");
            add(paragraph, piece.group(), style(piece));
            done = piece.end();
        }
        add(paragraph, line.substring(done), "json-mark");
        return paragraph.build();
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int top, int lines, int bottom) {
        // Each line is coloured when it is drawn: nothing is kept that could become wrong.
    }

    private static void add(RichParagraph.Builder paragraph, String text, String style) {
        if (!text.isEmpty()) {
            paragraph.addWithStyleNames(text, style);
        }
    }

    private static String style(Matcher piece) {
        if (piece.group("key") != null) {
            return "json-key";
        }
        if (piece.group("string") != null) {
            return "json-string";
        }
        return piece.group("number") != null ? "json-number" : "json-literal";
    }
}
