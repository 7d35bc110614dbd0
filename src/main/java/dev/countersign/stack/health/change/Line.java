package dev.countersign.stack.health.change;

/** One line of a change as it is shown. */
public record Line(Mark mark, String text) {
    /** What happens to the line. */
    public enum Mark {
        /** It stands there already, to show the place. */
        KEPT(' '),
        ADDED('+'),
        REMOVED('-');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }

        /** As in a diff. */
        public char sign() {
            return sign;
        }
    }

    /** As in a diff. */
    public String shown() {
        return mark.sign() + " " + text;
    }
}
