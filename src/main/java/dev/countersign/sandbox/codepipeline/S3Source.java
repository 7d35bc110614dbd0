package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.ActionRun.Outcome;
import dev.countersign.sandbox.codepipeline.run.ActionRun.Revision;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ArtifactRevision;
import software.amazon.awssdk.services.codepipeline.model.S3Location;
import software.amazon.awssdk.services.codepipeline.model.SourceRevision;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionType;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The S3 source action: takes one version of an object and puts it into the artifact store. */
final class S3Source {
    private static final String SUMMARY_KEY = "codepipeline-artifact-revision-summary";

    private final World world;
    private final ArtifactStore store;

    S3Source(World world) {
        this.world = world;
        this.store = new ArtifactStore(world);
    }

    /** Where an object is; the version is absent for the newest one. */
    private record Wanted(
            String bucket, String key, @Nullable String versionId) {}

    Outcome run(Pipeline pipeline, ActionRun run, Caller role) {
        Wanted wanted = wanted(run);
        try {
            checkVersioning(role, wanted);
            String versionId = wanted.versionId() == null
                    ? newest(world, role, wanted.bucket(), wanted.key())
                    : wanted.versionId();
            var request = GetObjectRequest.builder()
                    .bucket(wanted.bucket())
                    .key(wanted.key())
                    .versionId(versionId)
                    .build();
            Answer answer = world.operations().call(role, request, new byte[0]);
            var object = (GetObjectResponse) answer.response();
            Revision revision = revision(wanted, versionId, object);
            String name = run.action().outputArtifacts().getFirst().name();
            S3Location location = store.put(role, run, name, answer.body(), object.contentType());
            took(pipeline, run, revision, name, location);
            return Outcome.succeeded(versionId);
        } catch (ServiceError e) {
            return failure(e, wanted);
        }
    }

    private static Wanted wanted(ActionRun run) {
        Map<String, String> configuration = run.resolvedConfiguration();
        String key = configuration.getOrDefault("S3ObjectKey", "");
        String versionId = null;
        for (SourceRevisionOverride override : run.execution().start().overrides()) {
            if (override.actionName().equals(run.action().name())) {
                if (override.revisionType() == SourceRevisionType.S3_OBJECT_KEY) {
                    key = override.revisionValue();
                } else {
                    versionId = override.revisionValue();
                }
            }
        }
        return new Wanted(configuration.getOrDefault("S3Bucket", ""), key, versionId);
    }

    private void checkVersioning(Caller role, Wanted wanted) {
        var versioning = world.operations()
                .call(
                        role,
                        GetBucketVersioningRequest.builder()
                                .bucket(wanted.bucket())
                                .build(),
                        GetBucketVersioningResponse.class);
        if (versioning.status() != BucketVersioningStatus.ENABLED) {
            throw ServiceError.of(
                    "ConfigurationError",
                    "Versioning is not enabled for the Amazon S3 bucket " + wanted.bucket()
                            + ". An Amazon S3 source needs a versioned bucket.");
        }
    }

    /** The version id of an object as it is now. */
    static String newest(World world, Caller role, String bucket, String key) {
        var head = world.operations()
                .call(role, HeadObjectRequest.builder().bucket(bucket).key(key).build(), HeadObjectResponse.class);
        return Optional.ofNullable(head.versionId()).orElse("null");
    }

    private Revision revision(Wanted wanted, String versionId, GetObjectResponse object) {
        String region = world.account().region();
        String url = "https://" + region + ".console.aws.amazon.com/s3/object/" + wanted.bucket() + "?region=" + region
                + "&prefix=" + URLEncoder.encode(wanted.key(), StandardCharsets.UTF_8) + "&versionId="
                + URLEncoder.encode(versionId, StandardCharsets.UTF_8);
        return new Revision(
                wanted.bucket(),
                wanted.key(),
                versionId,
                object.eTag().replace("\"", ""),
                object.metadata().getOrDefault(SUMMARY_KEY, "Amazon S3 version id: " + versionId),
                object.lastModified(),
                url);
    }

    private static void took(
            Pipeline pipeline, ActionRun run, Revision revision, String artifact, S3Location location) {
        ActionDeclaration action = run.action();
        PipelineRun execution = run.execution();
        synchronized (pipeline) {
            run.took(revision);
            run.outputs().put(artifact, location);
            run.outputVariables().put("BucketName", revision.bucket());
            run.outputVariables().put("ETag", revision.etag());
            run.outputVariables().put("ObjectKey", revision.key());
            run.outputVariables().put("VersionId", revision.versionId());
            if (action.namespace() != null) {
                execution.variables().put(action.namespace(), Map.copyOf(run.outputVariables()));
            }
            execution.artifacts().put(artifact, location);
            execution.sources().removeIf(source -> source.actionName().equals(action.name()));
            execution.sources().add(source(action, revision));
            execution.revisions().removeIf(other -> other.name().equals(artifact));
            execution.revisions().add(artifactRevision(artifact, revision));
            pipeline.polled().put(action.name(), revision.versionId());
        }
    }

    private static SourceRevision source(ActionDeclaration action, Revision revision) {
        return SourceRevision.builder()
                .actionName(action.name())
                .revisionId(revision.versionId())
                .revisionSummary(revision.summary())
                .revisionUrl(revision.url())
                .build();
    }

    private static ArtifactRevision artifactRevision(String artifact, Revision revision) {
        return ArtifactRevision.builder()
                .name(artifact)
                .revisionId(revision.versionId())
                .revisionChangeIdentifier(revision.etag())
                .revisionSummary(revision.summary())
                .created(revision.created())
                .revisionUrl(revision.url())
                .build();
    }

    private static Outcome failure(ServiceError error, Wanted wanted) {
        if (error.status() == 403) {
            return Outcome.failed(
                    "PermissionError",
                    "The service role or action role doesn't have the permissions required to access the Amazon S3 bucket"
                            + " named " + wanted.bucket()
                            + ". Update the IAM role permissions, and then try again. Error: Amazon S3:AccessDenied:"
                            + error.getMessage());
        }
        return switch (error.code()) {
            case "NoSuchKey", "NoSuchVersion", "MethodNotAllowed", "InvalidArgument" ->
                Outcome.failed(
                        "ConfigurationError",
                        "The object with key '" + wanted.key() + "'"
                                + (wanted.versionId() == null ? "" : " and version '" + wanted.versionId() + "'")
                                + " does not exist in the Amazon S3 bucket " + wanted.bucket() + ".");
            case "NoSuchBucket" ->
                Outcome.failed("ConfigurationError", "The Amazon S3 bucket " + wanted.bucket() + " does not exist.");
            default -> Outcome.failed("ConfigurationError", String.valueOf(error.getMessage()));
        };
    }
}
