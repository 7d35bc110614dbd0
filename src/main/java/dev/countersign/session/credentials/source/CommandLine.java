package dev.countersign.session.credentials.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into words as the AWS CLI does for {@code credential_process}: by the quoting rules of a POSIX shell, but
 * without any shell, so that nothing else in it means anything ({@code ;}, {@code $}, {@code |} are letters). On Windows a
 * backslash is a letter too, and only double quotes quote.
 */
final class CommandLine {
    private final String text;
    private final boolean windows;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private CommandLine(String text, boolean windows) {
        this.text = text;
        this.windows = windows;
    }

    /** @throws IllegalArgumentException when a quotation does not end */
    static List<String> split(String text, boolean windows) {
        return new CommandLine(text, windows).words();
    }

    private List<String> words() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isEscape(c, i)) {
                i++;
                add(text.charAt(i));
            } else if (quote != 0) {
                quoted(c);
            } else if (c == '"' || c == '\'' && !windows) {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                endWord();
            } else {
                add(c);
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quotation does not end");
        }
        endWord();
        return List.copyOf(words);
    }

    /** Within double quotes a backslash escapes only itself and the quote; within single ones nothing. */
    private boolean isEscape(char c, int at) {
        if (c != '\\' || quote == '\'' || at + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        if (windows) {
            return next == '"';
        }
        return quote == 0 || next == '"' || next == '\\';
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            add(c);
        }
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
