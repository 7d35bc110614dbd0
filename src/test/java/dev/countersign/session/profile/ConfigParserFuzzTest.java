package dev.countersign.session.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.session.profile.file.ConfigFile;
import dev.countersign.session.profile.file.ConfigSection;
import dev.countersign.session.profile.file.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes the files hold: nothing is thrown, and every line that is named is one of the file. */
class ConfigParserFuzzTest {
    private static final int FILES = 4_000;
    private static final Path FILE = Path.of("config");

    @TempDir
    Path home;

    @Test
    void damagedFilesAreReadWithTheirProblemsAndTheRightLines() {
        for (int seed = 0; seed < FILES; seed++) {
            byte[] bytes = new RandomFiles(seed).bytes();

            ConfigFile file = ConfigFile.of(FILE, bytes);

            check(seed, bytes, file);
        }
    }

    @Test
    void bytesWithoutAnySenseAreReadToo() {
        for (int seed = 0; seed < FILES; seed++) {
            var random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);

            check(seed, bytes, ConfigFile.of(FILE, bytes));
        }
    }

    @Test
    void aCatalogIsMadeOfAnyTwoFiles() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        for (int seed = 0; seed < FILES / 10; seed++) {
            var files = new RandomFiles(seed);
            Files.write(folder.resolve("config"), files.bytes());
            Files.write(folder.resolve("credentials"), files.bytes());

            ProfileCatalog catalog = new Profiles(new Variables(Map.of()), home).catalog();

            for (Profile profile : catalog.profiles()) {
                assertThat(profile.toString()).as("seed %d", seed).doesNotContain("wJalrXUtnFEMI");
                assertThat(profile.whyNot().orElse("")).as("seed %d", seed).doesNotContain("wJalrXUtnFEMI");
            }
            assertThat(catalog.problems().toString()).as("seed %d", seed).doesNotContain("wJalrXUtnFEMI");
        }
    }

    private static void check(int seed, byte[] bytes, ConfigFile file) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (FileProblem problem : file.problems()) {
            assertThat(problem.line()).as("seed %d: %s", seed, problem).isBetween(1, Math.max(1, lines.size()));
            assertThat(problem.sentence()).as("seed %d", seed).matches("(?s).*[.]");
        }
        for (ConfigSection section : file.sections()) {
            assertThat(lines.get(section.line() - 1)).as("seed %d", seed).contains(section.heading());
            section.settings()
                    .forEach((key, setting) -> assertThat(
                                    lines.get(setting.line() - 1).toLowerCase(Locale.ROOT))
                            .as("seed %d: %s", seed, key)
                            .contains(key.substring(key.indexOf('.') + 1).toLowerCase(Locale.ROOT)));
            assertThat(section.lastLine()).as("seed %d", seed).isBetween(section.line(), lines.size());
        }
    }
}
