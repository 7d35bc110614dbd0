package dev.countersign.doctor.subject;

import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.pipelines.ApprovalAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one writes down an approval or a version of an object. */
public final class SubjectSyntax {
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern OBJECT =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]+)/([^?]+)(?:\\?versionId=([^&\\s]+))?");

    private SubjectSyntax() {}

    /**
     * Reads {@code PIPELINE/STAGE/ACTION}, {@code PIPELINE/PIPELINE_EXECUTION_ID} or a pipeline execution's id alone.
     *
     * @throws IllegalArgumentException with a sentence that says what is wanted
     */
    public static Subject approval(String typed) {
        String[] parts = typed.strip().split("/", -1);
        for (String part : parts) {
            if (part.isBlank()) {
                throw noApproval(typed);
            }
        }
        if (parts.length == 1 && isId(parts[0])) {
            return new Subject.OfPipelineExecution(Optional.empty(), parts[0]);
        }
        if (parts.length == 2 && isId(parts[1])) {
            return new Subject.OfPipelineExecution(Optional.of(parts[0]), parts[1]);
        }
        if (parts.length == 3) {
            return new Subject.OfApproval(new ApprovalAddress(parts[0], parts[1], parts[2]), Optional.empty());
        }
        throw noApproval(typed);
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static IllegalArgumentException noApproval(String typed) {
        return new IllegalArgumentException(
                "'" + typed.strip()
                        + "' names no approval; write PIPELINE/STAGE/ACTION, PIPELINE/EXECUTION_ID or the id of a pipeline execution.");
    }

    /**
     * Reads {@code s3://bucket/key?versionId=…}; without a version it is the newest. A question mark in a key is written {@code %3F}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wanted
     */
    public static Subject object(String typed) {
        Matcher found = OBJECT.matcher(typed.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "'" + typed.strip() + "' names no object; write s3://bucket/key?versionId=… or s3://bucket/key.");
        }
        String key = found.group(2).contains("%")
                ? URLDecoder.decode(found.group(2).replace("+", "%2B"), StandardCharsets.UTF_8)
                : found.group(2);
        return new Subject.OfVersion(new ObjectLocation(found.group(1), key), Optional.ofNullable(found.group(3)));
    }
}
