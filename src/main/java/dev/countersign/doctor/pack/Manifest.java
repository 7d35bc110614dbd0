package dev.countersign.doctor.pack;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pack says of itself: {@code pack.json}.
 *
 * @param format always {@value #FORMAT}
 * @param formatVersion goes up when older programs cannot read it any more
 * @param program name and version of what saved it
 * @param asOf the moment for which everything was read, by AWS's clock
 * @param account twelve digits
 * @param executionArn of what was examined
 * @param savedBy the ARN of the identity that read it
 * @param removed in how many texts something was taken out
 * @param cut how many texts were too long
 * @param files the SHA-256 of every other file, by its name
 */
public record Manifest(
        String format,
        int formatVersion,
        String program,
        Instant asOf,
        String account,
        String region,
        String executionArn,
        String savedBy,
        int removed,
        int cut,
        Map<String, String> files) {
    static final String FORMAT = "countersign-evidence-pack";
    static final int VERSION = 1;

    public Manifest {
        requireNonNull(program, "program");
        requireNonNull(asOf, "asOf");
        requireNonNull(account, "account");
        requireNonNull(region, "region");
        requireNonNull(executionArn, "executionArn");
        requireNonNull(savedBy, "savedBy");
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    Manifest with(Map<String, String> sums) {
        return new Manifest(
                format, formatVersion, program, asOf, account, region, executionArn, savedBy, removed, cut, sums);
    }
}
