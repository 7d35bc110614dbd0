package dev.countersign.cli;

/** Exit codes of every command; the last two are those of sysexits.h. */
final class ExitCode {
    static final int OK = 0;
    /** The command ran, and what it was to bring about did not come about. */
    static final int FAILED = 1;
    /** Something that the command needs is not there, for example a display. */
    static final int MISSING = 2;
    /** The command line makes no sense. */
    static final int USAGE = 64;
    /** A defect of ours or of the machine. */
    static final int UNEXPECTED = 70;

    private ExitCode() {}
}
