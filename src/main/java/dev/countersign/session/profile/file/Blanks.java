package dev.countersign.session.profile.file;

/** What counts as a blank in these files: as in the AWS CLI also the no-break spaces that come along when text is copied from a page. */
final class Blanks {
    private Blanks() {}

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /** Without blanks at both ends. */
    static String strip(String text) {
        int start = indent(text);
        int end = text.length();
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The number of blanks that a line begins with. */
    static int indent(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }
}
