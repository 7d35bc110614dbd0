package dev.countersign.doctor.pack;

import dev.countersign.doctor.diagnosis.Diagnosis;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A pack that has been made and can be saved.
 *
 * @param files all its files by name
 * @param examined what the examination came to that it was made from
 */
public record EvidencePack(Manifest manifest, Map<String, String> files, Diagnosis examined) {
    /** How the names of packs end. */
    public static final String ENDING = ".evidence.zip";

    static final String MANIFEST = "pack.json";
    static final String SUMMARY = "summary.md";
    static final String DIAGNOSIS = "diagnosis.json";
    static final String ANSWERS = "answers/";

    public EvidencePack {
        files = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(files));
    }

    /**
     * Writes the file.
     *
     * @param replace whether a file that is there may be replaced
     * @throws FileAlreadyExistsException when it may not
     */
    public void save(Path file, boolean replace) throws IOException {
        PackFile.write(file, files, manifest.asOf(), replace);
    }

    /** A name for the file: of the execution and the moment. */
    public static String fileName(String executionName, java.time.Instant asOf) {
        String name = executionName.replaceAll("[^A-Za-z0-9._-]", "_");
        String at = asOf.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString()
                .replaceAll("[:-]", "");
        return (name.length() > 60 ? name.substring(0, 60) : name) + "-" + at + ENDING;
    }
}
