package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.structure.StructureCheck;
import java.security.SecureRandom;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.S3Location;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The bucket that a pipeline keeps its artifacts in. */
final class ArtifactStore {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final Random RANDOM = new SecureRandom();
    private static final int PIPELINE_LETTERS = 20;
    private static final int ARTIFACT_LETTERS = 10;
    private static final int RANDOM_LETTERS = 7;

    private final World world;

    ArtifactStore(World world) {
        this.world = world;
    }

    /** An artifact's bytes. */
    record Artifact(byte[] bytes, @Nullable String contentType) {}

    /** Keeps an artifact under a key of CodePipeline's form: pipeline, artifact, random letters. */
    S3Location put(Caller role, ActionRun run, String name, byte[] bytes, @Nullable String contentType) {
        var declaration = run.execution().declaration();
        String bucket =
                StructureCheck.artifactBucket(declaration, world.account().region());
        String key = cut(declaration.name(), PIPELINE_LETTERS) + "/" + cut(name, ARTIFACT_LETTERS) + "/" + random();
        var request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(contentType)
                .build();
        world.operations().call(role, request, bytes);
        return S3Location.builder().bucket(bucket).key(key).build();
    }

    Artifact get(Caller role, S3Location location) {
        var request = GetObjectRequest.builder()
                .bucket(location.bucket())
                .key(location.key())
                .build();
        Answer answer = world.operations().call(role, request, new byte[0]);
        return new Artifact(answer.body(), ((GetObjectResponse) answer.response()).contentType());
    }

    private static String cut(String name, int letters) {
        return name.length() > letters ? name.substring(0, letters) : name;
    }

    private static String random() {
        var text = new StringBuilder(RANDOM_LETTERS);
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
