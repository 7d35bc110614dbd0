package dev.countersign.host;

/** What the program says of itself in reports, in the log and on the command line. */
public final class Program {
    public static final String NAME = "Countersign";
    public static final String VERSION = "0.1.0";

    private Program() {}

    /** Name and version. */
    public static String title() {
        return NAME + " " + VERSION;
    }

    /** What it runs on, for example {@code Java 25.0.3, Linux 6.12 amd64}. */
    public static String surroundings() {
        return "Java " + System.getProperty("java.version", "?") + ", " + System.getProperty("os.name", "?") + " "
                + System.getProperty("os.version", "") + " " + System.getProperty("os.arch", "");
    }
}
