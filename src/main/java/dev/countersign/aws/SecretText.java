package dev.countersign.aws;

import java.util.regex.Pattern;

/** Cuts secrets out of texts that come from outside, before they can be shown, logged or copied. */
public final class SecretText {
    /** Task tokens (600 and more characters) and session tokens are long runs of base64; ARNs and paths stay shorter. */
    private static final Pattern LONG_RUN = Pattern.compile("[A-Za-z0-9+/=_%-]{200,}");

    private static final Pattern SIGNATURE = Pattern.compile("\\b[0-9a-f]{64}\\b");

    /** A refused signature is answered with the canonical request, which holds the session token. */
    private static final Pattern CANONICAL = Pattern.compile("(?s)\\s*The Canonical String for this request.*");

    private static final String CUT = "(removed)";

    private SecretText() {}

    /** The text with everything that may be a secret replaced; names and ARNs stay. */
    public static String without(String text) {
        String cut = CANONICAL.matcher(text).replaceAll("");
        return SIGNATURE.matcher(LONG_RUN.matcher(cut).replaceAll(CUT)).replaceAll(CUT);
    }
}
