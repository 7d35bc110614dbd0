package dev.countersign.sandbox.codepipeline.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.ArtifactDetail;
import software.amazon.awssdk.services.codepipeline.model.S3Location;

/** The artifacts that go into an action and come out of it, as CodePipeline tells them. */
public final class Artifacts {
    private Artifacts() {}

    public static List<ArtifactDetail> inputs(ActionRun run) {
        return run.action().inputArtifacts().stream()
                .flatMap(
                        input -> Optional.ofNullable(run.execution().artifacts().get(input.name())).stream()
                                .map(location -> detail(input.name(), location)))
                .toList();
    }

    public static List<ArtifactDetail> outputs(ActionRun run) {
        return run.outputs().entrySet().stream()
                .map((Map.Entry<String, S3Location> output) -> detail(output.getKey(), output.getValue()))
                .toList();
    }

    private static ArtifactDetail detail(String name, S3Location location) {
        return ArtifactDetail.builder().name(name).s3location(location).build();
    }
}
