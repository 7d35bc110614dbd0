package dev.countersign.sandbox.states.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed call such as {@code States.Format('{}: {}', $.name, 7)}.
 *
 * @param name for example {@code States.Format}
 */
record IntrinsicCall(String name, List<Argument> arguments) {
    /** One argument of a call. */
    sealed interface Argument {}

    record Literal(Value value) implements Argument {}

    record Path(String path) implements Argument {}

    record Nested(IntrinsicCall call) implements Argument {}

    /** A literal's value in a box, because null is one. */
    record Value(@Nullable Object json) {}

    /** A text that is no call. */
    static final class SyntaxError extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxError(String message) {
            super(message, null, false, false);
        }
    }

    static IntrinsicCall parse(String text) throws SyntaxError {
        var parser = new Parser(text);
        IntrinsicCall call = parser.call();
        parser.spaces();
        if (parser.at < text.length()) {
            throw parser.error();
        }
        return call;
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        SyntaxError error() {
            return new SyntaxError("Invalid Intrinsic Function call '" + text + "' at position " + at);
        }

        void spaces() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        IntrinsicCall call() throws SyntaxError {
            spaces();
            int start = at;
            while (Character.isLetterOrDigit(peek()) || peek() == '.') {
                at++;
            }
            String name = text.substring(start, at);
            spaces();
            if (!name.startsWith("States.") || peek() != '(') {
                throw error();
            }
            at++;
            List<Argument> arguments = new ArrayList<>();
            spaces();
            while (peek() != ')') {
                arguments.add(argument());
                spaces();
                if (peek() == ',') {
                    at++;
                    spaces();
                } else if (peek() != ')') {
                    throw error();
                }
            }
            at++;
            return new IntrinsicCall(name, List.copyOf(arguments));
        }

        private Argument argument() throws SyntaxError {
            return switch (peek()) {
                case '\'' -> new Literal(new Value(string()));
                case '$' -> new Path(path());
                case 'S' -> new Nested(call());
                default -> new Literal(new Value(word()));
            };
        }

        private String string() throws SyntaxError {
            at++;
            var value = new StringBuilder();
            while (peek() != '\'') {
                if (at >= text.length()) {
                    throw error();
                }
                if (peek() == '\\') {
                    at++;
                    if ("'\\{}".indexOf(peek()) < 0 || at >= text.length()) {
                        throw error();
                    }
                    // Braces stay marked as escaped: only Format gives them a meaning.
                    if (peek() == '{' || peek() == '}') {
                        value.append('\\');
                    }
                }
                value.append(peek());
                at++;
            }
            at++;
            return value.toString();
        }

        /** Up to a comma or parenthesis outside of brackets and quotes. */
        private String path() throws SyntaxError {
            int start = at;
            int depth = 0;
            boolean quoted = false;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '\'') {
                    quoted = !quoted;
                } else if (!quoted && (c == '[' || c == '(')) {
                    depth++;
                } else if (!quoted && depth > 0 && (c == ']' || c == ')')) {
                    depth--;
                } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
                    break;
                }
            }
            String path = text.substring(start, at).strip();
            if (!Paths.isPath(path)) {
                throw error();
            }
            return path;
        }

        private @Nullable Object word() throws SyntaxError {
            int start = at;
            while (at < text.length() && peek() != ',' && peek() != ')' && !Character.isWhitespace(peek())) {
                at++;
            }
            String word = text.substring(start, at);
            try {
                Object value = Json.parse(word);
                if (value == null || value instanceof Number || value instanceof Boolean) {
                    return value;
                }
                throw error();
            } catch (Json.NotJson e) {
                throw error();
            }
        }
    }
}
