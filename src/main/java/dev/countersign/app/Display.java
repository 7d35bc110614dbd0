package dev.countersign.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a window can be opened here, found out without starting JavaFX: its toolkit can be started once in a program, and one that
 * failed to open a display cannot fall back to drawing without one.
 */
public final class Display {
    private static final Pattern NAME = Pattern.compile("(?:(?<host>[^:/]+)?):(?<number>\\d+)(?:\\.\\d+)?");
    /** What JavaFX's GTK platform loads, with the Debian package that brings it. */
    private static final List<Map.Entry<String, String>> LIBRARIES =
            List.of(Map.entry("libgtk-3.so.0", "libgtk-3-0"), Map.entry("libXtst.so.6", "libxtst6"));

    private Display() {}

    /** What is missing for a window, as one sentence; empty if nothing is. */
    public static Optional<String> missing() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        boolean drawsWithout = "Headless".equals(System.getProperty("glass.platform"));
        return linux && !drawsWithout ? missing(System.getenv("DISPLAY")) : Optional.empty();
    }

    static Optional<String> missing(@Nullable String display) {
        if (display == null || display.isBlank()) {
            return Optional.of("there is no display for the window (DISPLAY is not set)");
        }
        if (!answers(display)) {
            return Optional.of("the display " + display + " does not answer");
        }
        return LIBRARIES.stream()
                .filter(library -> !loads(library.getKey()))
                .findFirst()
                .map(library -> "the window needs " + library.getKey() + ", which is not installed (Debian: "
                        + library.getValue() + ")");
    }

    private static boolean answers(String display) {
        Matcher name = NAME.matcher(display);
        if (!name.matches()) {
            return false;
        }
        int number = Integer.parseInt(name.group("number"));
        String host = name.group("host");
        SocketAddress address = host == null || host.equals("unix")
                ? UnixDomainSocketAddress.of(Path.of("/tmp/.X11-unix/X" + number))
                : new InetSocketAddress(host, 6000 + number);
        try (SocketChannel channel = SocketChannel.open(address)) {
            return channel.isConnected();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
