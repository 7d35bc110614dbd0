package dev.countersign.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened when, as Markdown: {@code tour.md}. */
final class Transcript {
    private final long begin = System.nanoTime();
    private final List<String> steps = new ArrayList<>();
    private final List<String> hops = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    /** Adds a step; {@code picture} may be empty. */
    void step(String text, String picture) {
        String link = picture.isEmpty() ? "" : " ([" + picture + "](" + picture + "))";
        steps.add("| %6.2f s | %s%s |".formatted(seconds(), text, link));
    }

    /** How a hop of the relay reads on screen at the end. */
    void hop(String name, String time, String text) {
        hops.add("| " + name + " | " + time + " | " + text.replace("|", "\\|").replace("\n", " ") + " |");
    }

    void result(String name, String value) {
        results.add("- " + name + ": " + value);
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }

    void write(Path folder, String title) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# " + title);
        lines.add("");
        lines.addAll(results);
        lines.addAll(List.of("", "| Time | What happened |", "| ---: | --- |"));
        lines.addAll(steps);
        if (!hops.isEmpty()) {
            lines.addAll(List.of("", "| Hop | Time | As the screen shows it |", "| --- | --- | --- |"));
            lines.addAll(hops);
        }
        Files.write(folder.resolve("tour.md"), lines, StandardCharsets.UTF_8);
    }

    static String inSeconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
