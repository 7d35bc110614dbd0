package dev.countersign.session.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.session.profile.file.ConfigFile;
import dev.countersign.testing.ForeignTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The same files, read by the AWS CLI's own reader (botocore). Where it reads a file and we report nothing, both must have read
 * the same; where it refuses a file, we must have reported something.
 */
class BotocoreComparisonTest {
    private static final int FILES = 600;
    private static final String SCRIPT = """
            import json, os, sys
            import botocore, botocore.configloader as loader
            folder = sys.argv[1]
            read = {}
            for name in sorted(os.listdir(folder)):
                try:
                    path = os.path.join(folder, name)
                    read[name] = {"config": loader.load_config(path), "credentials": loader.raw_config_parse(path)}
                except botocore.exceptions.ConfigParseError:
                    read[name] = None
            print(json.dumps({"version": botocore.__version__, "files": read}))
            """;

    @TempDir
    Path folder;

    @Test
    void whatBotocoreReadsWeReadAlikeAndWhatItRefusesWeReport() throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            Files.write(
                    folder.resolve(name(seed)), new RandomFiles(seed).lines().getBytes(StandardCharsets.UTF_8));
        }
        JsonNode answer = botocore();
        int alike = 0;
        int refused = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Path path = folder.resolve(name(seed));
            JsonNode theirs = answer.get("files").get(name(seed));
            ConfigFile file = ConfigFile.read(path);
            var asConfig = new ProfileFiles(file, nothing());
            String description = "seed " + seed + ":\n" + Files.readString(path) + "\nours: " + asConfig.problems();
            if (theirs.isNull()) {
                assertThat(asConfig.problems()).as(description).isNotEmpty();
                refused++;
            } else if (asConfig.problems().isEmpty()) {
                assertThat(values(asConfig.profiles()))
                        .as(description)
                        .isEqualTo(values(theirs.get("config").get("profiles")));
                assertThat(values(asConfig.ssoSessions()))
                        .as(description)
                        .isEqualTo(values(theirs.get("config").get("sso_sessions")));
                alike++;
            }
            var asCredentials = new ProfileFiles(nothing(), file);
            if (!theirs.isNull() && asCredentials.problems().isEmpty()) {
                assertThat(values(asCredentials.profiles()))
                        .as(description)
                        .isEqualTo(values(theirs.get("credentials")));
                alike++;
            }
        }
        System.out.println("botocore " + answer.get("version").asString() + ": " + alike + " files read alike, "
                + refused + " refused by it and reported by us");
        assertThat(alike).isGreaterThan(60);
        assertThat(refused).isGreaterThan(60);
    }

    private JsonNode botocore() {
        return new ObjectMapper()
                .readTree(ForeignTool.pythonWithBoto3(Map.of("PYTHONUTF8", "1"))
                        .run("-c", SCRIPT, folder.toString())
                        .succeeded());
    }

    private static String name(int seed) {
        return "%04d".formatted(seed);
    }

    private ConfigFile nothing() {
        return ConfigFile.read(folder.resolve("nothing"));
    }

    private static Map<String, Map<String, String>> values(Map<String, ProfileFiles.Named> sections) {
        Map<String, Map<String, String>> values = new TreeMap<>();
        sections.forEach((name, section) -> {
            Map<String, String> settings = new TreeMap<>();
            section.settings().forEach((key, setting) -> settings.put(key, withoutEmptyLines(setting.value())));
            values.put(name, settings);
        });
        return values;
    }

    /** A nested block is an object there, {@code outer.inner} beside an empty {@code outer} here. */
    private static Map<String, Map<String, String>> values(JsonNode sections) {
        Map<String, Map<String, String>> values = new TreeMap<>();
        sections.properties().forEach(section -> {
            Map<String, String> settings = new LinkedHashMap<>();
            section.getValue().properties().forEach(setting -> {
                String key = setting.getKey();
                if (setting.getValue().isObject()) {
                    settings.put(key, "");
                    setting.getValue()
                            .properties()
                            .forEach(inner -> settings.put(
                                    key + "." + inner.getKey(), inner.getValue().asString()));
                } else {
                    settings.put(key, withoutEmptyLines(setting.getValue().asString()));
                }
            });
            values.put(section.getKey(), new TreeMap<>(settings));
        });
        return values;
    }

    private static String withoutEmptyLines(String value) {
        return value.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }
}
