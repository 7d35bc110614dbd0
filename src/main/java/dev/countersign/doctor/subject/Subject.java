package dev.countersign.doctor.subject;

import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.states.ExecutionArn;
import java.util.Optional;

/** What somebody asks the doctor about. */
public sealed interface Subject {
    /** In full, as a report names it. */
    String words();

    /** A short name, for a heading or a file. */
    String name();

    /** An execution of a state machine. */
    record OfExecution(ExecutionArn arn) implements Subject {
        @Override
        public String words() {
            return arn.value();
        }

        @Override
        public String name() {
            return arn.name();
        }
    }

    /**
     * A manual approval.
     *
     * @param pipelineExecution in which it asks; absent for the open one, else the last one
     */
    record OfApproval(ApprovalAddress address, Optional<String> pipelineExecution) implements Subject {
        @Override
        public String words() {
            return "approval " + address
                    + pipelineExecution
                            .map(id -> " in pipeline execution " + id)
                            .orElse("");
        }

        @Override
        public String name() {
            return address.toString();
        }
    }

    /**
     * The approval that a pipeline execution asks for.
     *
     * @param pipeline absent when it is to be found
     */
    record OfPipelineExecution(Optional<String> pipeline, String id) implements Subject {
        @Override
        public String words() {
            return "pipeline execution " + id
                    + pipeline.map(name -> " of " + name).orElse("");
        }

        @Override
        public String name() {
            return id;
        }
    }

    /**
     * A version of an object in S3.
     *
     * @param versionId absent for the newest
     */
    record OfVersion(ObjectLocation location, Optional<String> versionId) implements Subject {
        @Override
        public String words() {
            return "object " + location.uri()
                    + versionId.map(id -> "?versionId=" + id).orElse("");
        }

        @Override
        public String name() {
            return location.key().substring(location.key().lastIndexOf('/') + 1)
                    + versionId.map(id -> ", version " + id).orElse("");
        }
    }
}
