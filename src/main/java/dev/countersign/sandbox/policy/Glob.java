package dev.countersign.sandbox.policy;

/** Texts with {@code *} and {@code ?}, as policies use them. */
public final class Glob {
    private static final int ARN_PARTS = 6;

    private Glob() {}

    /** If {@code text} has the form of {@code pattern}; case matters. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /**
     * If an ARN has the form of {@code pattern}. Both are compared part by part, so that a wildcard does not reach over a colon,
     * except in the last part, the resource; a pattern with fewer parts, such as {@code *}, is compared as a whole.
     */
    public static boolean matchesArn(String pattern, String arn) {
        String[] patterns = pattern.split(":", ARN_PARTS);
        String[] parts = arn.split(":", ARN_PARTS);
        if (patterns.length < ARN_PARTS || parts.length < ARN_PARTS) {
            return matches(pattern, arn);
        }
        for (int i = 0; i < ARN_PARTS; i++) {
            if (!matches(patterns[i], parts[i])) {
                return false;
            }
        }
        return true;
    }
}
