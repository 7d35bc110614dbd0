package dev.countersign.aws;

import java.util.regex.Pattern;

/** Cuts secrets out of texts that come from outside, before they can be shown, logged or copied. */
public final class SecretText {
    /** Task tokens (600 and more characters), session tokens and signatures (64 hex digits) are long runs of base64. */
    private static final Pattern LONG_RUN = Pattern.compile("[A-Za-z0-9+/_%-]{64,}={0,2}");

    /** A refused signature is answered with the canonical request, which holds the session token. */
    private static final Pattern CANONICAL = Pattern.compile("(?s)\\s*The Canonical String for this request.*");

    private static final String CUT = "(removed)";

    private SecretText() {}

    /** The text with everything that may be a secret replaced; ARNs and names stay, they contain {@code :} or are short. */
    public static String without(String text) {
        String cut = CANONICAL.matcher(text).replaceAll("");
        return LONG_RUN.matcher(cut).replaceAll(CUT);
    }
}
