package dev.countersign.cli;

import dev.countersign.doctor.subject.Subject;
import dev.countersign.doctor.subject.SubjectSyntax;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The doctor's options about what is no execution. */
final class SubjectOptions {
    @Option(
            names = "--approval",
            paramLabel = "PIPELINE/STAGE/ACTION",
            description =
                    "One manual approval, and the execution that waits for it; also PIPELINE/EXECUTION_ID or a pipeline execution's id.")
    private @Nullable String approval;

    @Option(
            names = "--object",
            paramLabel = "s3://BUCKET/KEY?versionId=ID",
            description = "One version of an object, and the execution whose token it carries; without ID the newest.")
    private @Nullable String object;

    boolean isApproval() {
        return approval != null;
    }

    boolean isObject() {
        return object != null;
    }

    boolean isNamed() {
        return isApproval() || isObject();
    }

    /**
     * What was named; absent when nothing was.
     *
     * @throws IllegalArgumentException with a sentence that says what is wanted instead
     */
    Optional<Subject> read() {
        return Optional.ofNullable(approval)
                .map(SubjectSyntax::approval)
                .or(() -> Optional.ofNullable(object).map(SubjectSyntax::object));
    }
}
