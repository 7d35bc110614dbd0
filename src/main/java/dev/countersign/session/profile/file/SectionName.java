package dev.countersign.session.profile.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a heading of {@code ~/.aws/config} names: {@code [profile "two words"]} is of type {@code profile}.
 *
 * @param type {@code profile}, {@code sso-session} or {@code services}; {@code [default]} is a profile
 */
public record SectionName(String type, String name) {
    public static final String PROFILE = "profile";
    public static final String SSO_SESSION = "sso-session";
    public static final String SERVICES = "services";
    public static final String DEFAULT = "default";

    /** Absent when the heading is of another type or has no name, more than one, or an unclosed quote. */
    public static Optional<SectionName> of(String heading) {
        if (heading.equals(DEFAULT)) {
            return Optional.of(new SectionName(PROFILE, DEFAULT));
        }
        List<String> words = words(heading);
        return words.size() == 2 && isType(words.getFirst())
                ? Optional.of(new SectionName(words.getFirst(), words.get(1)))
                : Optional.empty();
    }

    /** Whether a heading begins like one of ours, well-formed or not. */
    public static boolean isMeant(String heading) {
        return isType(heading.split("\\s", 2)[0]);
    }

    private static boolean isType(String word) {
        return word.equals(PROFILE) || word.equals(SSO_SESSION) || word.equals(SERVICES);
    }

    /** As the AWS CLI writes a heading: quoted where the name would not be one word otherwise. */
    public String heading() {
        if (type.equals(PROFILE) && name.equals(DEFAULT)) {
            return "[" + DEFAULT + "]";
        }
        boolean plain = name.matches("[A-Za-z0-9_@%+=:,./-]+");
        return "[" + type + " " + (plain ? name : "'" + name.replace("'", "'\"'\"'") + "'") + "]";
    }

    /** Splits as a POSIX shell does: quotes keep blanks, a backslash keeps the next character. Empty for an open quote. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length() && isEscapable(quote, text.charAt(i + 1))) {
                i++;
                word.append(text.charAt(i));
                inWord = true;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return quote == 0 ? words : List.of();
    }

    private static boolean isEscapable(char quote, char next) {
        return quote == 0 || next == '"' || next == '\\';
    }
}
