package dev.countersign.app;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;

/** Standard error without what JavaFX remarks about itself on every start; everything else passes, line by line. */
final class QuietErrors extends OutputStream {
    private static final List<String> REMARKS =
            List.of("WARNING: Using incubating API from", "Setting PULSE_DURATION to ");

    private final PrintStream out;
    private final Charset charset;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private QuietErrors(PrintStream out) {
        this.out = out;
        this.charset = out.charset();
    }

    /** Puts itself before standard error, for the rest of the program. */
    static void install() {
        PrintStream before = System.err;
        System.setErr(over(before));
    }

    static PrintStream over(PrintStream out) {
        return new PrintStream(new QuietErrors(out), true, out.charset());
    }

    @Override
    public synchronized void write(int octet) {
        line.write(octet);
        if (octet == '\n') {
            endLine();
        }
    }

    /** A prompt without a line's end must be seen, too; the remarks arrive in whole lines. */
    @Override
    public synchronized void flush() {
        String text = line.toString(charset);
        if (!text.isEmpty()
                && REMARKS.stream().noneMatch(remark -> remark.startsWith(text) || text.startsWith(remark))) {
            endLine();
        }
        out.flush();
    }

    private void endLine() {
        String text = line.toString(charset);
        if (REMARKS.stream().noneMatch(text::startsWith)) {
            out.print(text);
            out.flush();
        }
        line.reset();
    }
}
