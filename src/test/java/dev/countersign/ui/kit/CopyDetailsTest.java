package dev.countersign.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.host.Program;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.fx.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CopyDetailsTest {
    private static final Path SCREENS = Path.of("src/main/java/dev/countersign");

    @RegisterExtension
    final FxStage fx = new FxStage();

    @Test
    void theDetailsNameProgramTimeOperationRequestAndEndpointAndNoSecret() {
        AwsFailure failure = new AwsFailure(
                        Kind.INVALID,
                        "states:SendTaskSuccess",
                        "InvalidToken",
                        "Invalid token: taskToken=abcdefgh12345678",
                        "7a62c49f-347e-4fc4-9331-6e8e00000001",
                        400)
                .at("https://states.eu-west-1.amazonaws.com");

        String copied = copied(Problem.of(failure));

        assertThat(copied)
                .contains(Program.title(), System.getProperty("os.name"), "Operation: states:SendTaskSuccess")
                .contains("Request ID: 7a62c49f-347e-4fc4-9331-6e8e00000001")
                .contains("Endpoint: https://states.eu-west-1.amazonaws.com", "Message: Invalid token", "(removed)")
                .containsPattern("Time: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")
                .doesNotContain("abcdefgh12345678");
    }

    @Test
    void theTraceOfAnUnexpectedFailureIsCopiedWithoutSecrets() {
        String copied = copied(Problem.of(new IllegalStateException("sent clientSecret=abcdefgh12345678")));

        assertThat(copied)
                .contains("IllegalStateException", "clientSecret=(removed)", "at dev.countersign")
                .doesNotContain("abcdefgh12345678");
    }

    @Test
    void everyScreenWithAProblemShowsItWithDetailsToCopy() throws IOException {
        for (Path model : sources("ViewModel.java")) {
            if (Files.readString(model).contains("Problem> problem = new")) {
                assertThat(sources(model.getParent(), ".java"))
                        .as("a pane for the problem of " + model)
                        .anySatisfy(
                                view -> assertThat(Files.readString(view))
                                        .containsPattern(
                                                "new ProblemPane\\(\\s*(model|answer|run)\\.?\\w*\\(?\\)?\\.?problemProperty\\(\\)"));
            }
        }
    }

    @Test
    void everyNoticeOfAFailureHasDetailsToCopy() throws IOException {
        for (Path source : sources(".java")) {
            String text = Files.readString(source);
            boolean tells = text.contains("new Notice(Tone.FAILED") || text.contains("say(Tone.FAILED");
            if (tells && !source.endsWith("Sampler.java")) {
                assertThat(text).as(source.toString()).containsAnyOf("CopyDetails", "Copy details");
            }
        }
    }

    private String copied(Problem problem) {
        fx.show(() -> new VBox(new ProblemPane(new SimpleObjectProperty<>(problem), null)));
        fx.click("copy-details");
        return fx.onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    private static List<Path> sources(String ending) throws IOException {
        return sources(SCREENS, ending);
    }

    private static List<Path> sources(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
