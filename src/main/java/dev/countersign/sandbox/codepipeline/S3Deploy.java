package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.ActionRun.Outcome;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.S3Location;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The S3 deploy action: copies the artifact to one key, or unpacks it under a prefix. */
final class S3Deploy {
    private final World world;
    private final ArtifactStore store;

    S3Deploy(World world) {
        this.world = world;
        this.store = new ArtifactStore(world);
    }

    Outcome run(Pipeline pipeline, ActionRun run, Caller role) {
        Map<String, String> configuration = run.resolvedConfiguration();
        String bucket = configuration.getOrDefault("BucketName", "");
        String key = configuration.getOrDefault("ObjectKey", "");
        try {
            ArtifactStore.Artifact artifact = store.get(role, input(pipeline, run));
            if (Boolean.parseBoolean(configuration.get("Extract"))) {
                unpack(role, configuration, bucket, key, artifact.bytes());
            } else {
                put(role, configuration, bucket, key, artifact);
            }
            return Outcome.succeeded(bucket + "/" + key);
        } catch (ServiceError e) {
            return failure(e, bucket);
        }
    }

    private static S3Location input(Pipeline pipeline, ActionRun run) {
        String name = run.action().inputArtifacts().getFirst().name();
        synchronized (pipeline) {
            return Optional.ofNullable(run.execution().artifacts().get(name))
                    .orElseThrow(
                            () -> ServiceError.of("ConfigurationError", "The artifact " + name + " does not exist."));
        }
    }

    private void put(
            Caller role,
            Map<String, String> configuration,
            String bucket,
            String key,
            ArtifactStore.Artifact artifact) {
        var request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(artifact.contentType())
                .cacheControl(given(configuration, "CacheControl"))
                .acl(given(configuration, "CannedACL"))
                .build();
        world.operations().call(role, request, artifact.bytes());
    }

    private void unpack(Caller role, Map<String, String> configuration, String bucket, String prefix, byte[] zip) {
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        entries(zip)
                .forEach((name, bytes) -> put(
                        role,
                        configuration,
                        bucket,
                        folder + name,
                        new ArtifactStore.Artifact(bytes, URLConnection.guessContentTypeFromName(name))));
    }

    private static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw notAZip();
        }
        if (entries.isEmpty()) {
            throw notAZip();
        }
        return entries;
    }

    private static ServiceError notAZip() {
        return ServiceError.of("ConfigurationError", "The input artifact is not a ZIP file that can be extracted.");
    }

    private static @Nullable String given(Map<String, String> configuration, String key) {
        String value = configuration.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    private static Outcome failure(ServiceError error, String bucket) {
        if (error.status() == 403) {
            return Outcome.failed(
                    "PermissionError",
                    "Unable to access the artifact or the Amazon S3 bucket " + bucket
                            + " with the role of the action. Update the IAM role permissions, and then try again. Error:"
                            + " Amazon S3:AccessDenied:" + error.getMessage());
        }
        return Outcome.failed("ConfigurationError", String.valueOf(error.getMessage()));
    }
}
