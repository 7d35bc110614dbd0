package dev.countersign.secrets;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The last step of {@code mvn verify}: no secret that a sandbox gave out during the build may be in anything that the build
 * left. Arguments: the folder of the issued secrets, which is deleted, and the folder to search.
 */
public final class SearchIssuedSecrets {
    private static final int SHORTEST = Needles.LENGTH;
    private static final int SHOWN = 20;

    private SearchIssuedSecrets() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), System.out));
    }

    /** @return 0 when nothing was found; 1 for hits, and also when there was nothing to search for */
    static int run(Path issued, Path searched, PrintStream out) throws IOException {
        long begun = System.nanoTime();
        Map<String, String> secrets = read(issued);
        if (secrets.isEmpty()) {
            out.println("Secrets: none was noted in " + issued + ", so nothing is proved.");
            return 1;
        }
        List<String> texts = List.copyOf(secrets.keySet());
        SecretSearch search = new SecretSearch(texts);
        List<SecretSearch.Hit> hits = search.in(searched);
        out.printf(
                "Secrets: %s; searched %,d files, %,d MB unpacked, in %.1f s: %s%n",
                counts(secrets),
                search.filesRead(),
                search.bytesRead() / 1_000_000,
                (System.nanoTime() - begun) / 1e9,
                hits.isEmpty() ? "none is there." : hits.size() + " places have one:");
        hits.stream()
                .limit(SHOWN)
                .forEach(hit -> out.println("  a " + secrets.get(texts.get(hit.secret())) + " in " + hit.where()));
        delete(issued);
        return hits.isEmpty() ? 0 : 1;
    }

    private static String counts(Map<String, String> secrets) {
        return secrets.values().stream()
                .collect(Collectors.groupingBy(kind -> kind, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> String.format("%,d × %s", kind.getValue(), kind.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** Kinds by secret. What is shorter than a piece, such as a code that a person types, cannot be told from other text. */
    private static Map<String, String> read(Path issued) throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        if (!Files.isDirectory(issued)) {
            return secrets;
        }
        try (var files = Files.list(issued)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    int tab = line.indexOf('\t');
                    if (tab > 0 && line.length() - tab > SHORTEST) {
                        secrets.putIfAbsent(line.substring(tab + 1), line.substring(0, tab));
                    }
                }
            }
        }
        return secrets;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
