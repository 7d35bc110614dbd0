package dev.countersign.doctor.pack.redaction;

import java.util.List;
import java.util.Locale;

/** Tells quickly that a text can hold no secret, so that most of a long history is not searched for each kind of them. */
final class Suspect {
    /** Shorter runs are names and ids: a UUID has 36 characters, an access key's secret 40. */
    private static final int RUN = 40;

    private static final List<String> WORDS = List.of(
            "pass",
            "pwd",
            "secret",
            "key",
            "credential",
            "pin",
            "token",
            "auth",
            "cookie",
            "signature",
            "session",
            "connection",
            "code",
            "bearer",
            "seed",
            "otp",
            "jwt",
            "sas",
            "canonical");

    private static final List<String> MARKS = List.of(
            "eyJ",
            "aoa",
            "aor",
            "AAAAKg",
            "IQoJ",
            "FwoG",
            "FQoG",
            "AgoJ",
            "AKIA",
            "ASIA",
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "xox",
            "sk-",
            "-----BEGIN",
            "@",
            "%2",
            "%3");

    private Suspect() {}

    static boolean isSuspect(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return hasLongRun(text)
                || WORDS.stream().anyMatch(lower::contains)
                || MARKS.stream().anyMatch(text::contains);
    }

    private static boolean hasLongRun(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = isOfRun(text.charAt(i)) ? run + 1 : 0;
            if (run >= RUN) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfRun(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '+'
                || c == '/'
                || c == '='
                || c == '_'
                || c == '-';
    }
}
