package dev.countersign.domain;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text from which every value that may be a task token has been taken out.
 *
 * <p>Task tokens seen in public code are 600 to 684 base64 characters; AWS promises only a length of 1 to 1,024. So every run of
 * at least 200 base64 characters counts as one, wherever it stands: a token travels through parameters, through a function's
 * answer and through object metadata, under names nobody can foresee.
 *
 * @param text with {@code [task token 1a2b3c4d]} in the place of each token, the digits being the begin of its hash
 * @param tokens the hashes of what was taken out, in their order
 */
public record Redacted(String text, Set<TaskTokenHash> tokens) {
    /** JSON inside JSON may write the slash and the equals sign as escapes. */
    private static final Pattern TOKEN_LIKE =
            Pattern.compile("(?:[A-Za-z0-9+/=_-]|\\\\+/|\\\\+u00(?:3[dD]|2[bBfF])){200,}");

    private static final Pattern ESCAPED_SLASH = Pattern.compile("\\\\+/");
    private static final Pattern ESCAPED_UNICODE = Pattern.compile("\\\\+u00(3[dD]|2[bBfF])");

    public Redacted {
        requireNonNull(text, "text");
        tokens = Set.copyOf(tokens);
    }

    public static Redacted of(String text) {
        Set<TaskTokenHash> found = new LinkedHashSet<>();
        String clean = TOKEN_LIKE.matcher(text).replaceAll(match -> {
            TaskTokenHash hash = TaskTokenHash.of(unescaped(match.group()));
            found.add(hash);
            return "[" + hash + "]";
        });
        return new Redacted(clean, found);
    }

    private static String unescaped(String run) {
        if (run.indexOf('\\') < 0) {
            return run;
        }
        String slashes = ESCAPED_SLASH.matcher(run).replaceAll("/");
        return ESCAPED_UNICODE
                .matcher(slashes)
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }
}
