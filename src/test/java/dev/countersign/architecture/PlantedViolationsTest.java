package dev.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** An architecture rule that cannot fail protects nothing: for each there is code that breaks it, and it must notice. */
class PlantedViolationsTest {
    @TempDir
    Path folder;

    /** By rule: classes as {@code package.Name -> body}; the first class of the list does what the rule forbids. */
    private static Map<String, List<String>> plants() {
        Map<String, List<String>> plants = new HashMap<>();
        plants.put("domainKnowsNothingElse", uses("domain.Planted", "aws.Port"));
        plants.put("aslKnowsTheDomainOnly", uses("asl.Planted", "relay.Other"));
        plants.put("relayKnowsDomainAndAslOnly", uses("relay.Planted", "aws.Port"));
        plants.put("portsKnowTheDomainOnly", uses("aws.Planted", "session.Other"));
        plants.put("adaptersKnowPortsAndDomainOnly", uses("aws.sdk.Planted", "watch.Other"));
        plants.put("theHostKnowsNoFeature", uses("host.Planted", "session.Other"));
        plants.put("featuresSeeAwsThroughPorts", uses("approval.Planted", "aws.sdk.Adapter"));
        plants.put("screensKnowNoPort", uses("ui.inbox.Planted", "aws.Port"));
        plants.put("screensStandAlone", uses("ui.inbox.Planted", "ui.stack.Other"));
        plants.put("nobodyUsesTheTopLayers", uses("ui.inbox.Planted", "app.Other"));
        plants.put("onlyTheCommandLineStartsTheTour", uses("app.Planted", "tour.Other"));
        plants.put("theSandboxStandsAlone", uses("sandbox.s3.Planted", "domain.Other"));
        plants.put("theConsoleReachesTheSandboxByItsEndpoint", uses("watch.Planted", "sandbox.s3.Other"));
        plants.put("sandboxServicesMeetInOperations", uses("sandbox.s3.Planted", "sandbox.sns.Other"));
        plants.put("javaFxStaysInTheWindow", body("watch.Planted", "javafx.beans.property.StringProperty p;"));
        plants.put("aViewModelKnowsNoControl", body("ui.inbox.PlantedViewModel", "javafx.scene.control.Label l;"));
        plants.put(
                "onlyTheAppNamesThePlatform",
                body("ui.inbox.Planted", "void f() { javafx.application.Platform.runLater(() -> {}); }"));
        plants.put(
                "onlyTheAdaptersKnowTheSdk", body("session.Planted", "software.amazon.awssdk.regions.Region region;"));
        plants.put(
                "scenariosAreOutsiders",
                List.of(
                        "scenario.Planted", "dev.countersign.sandbox.Planted inside;",
                        "sandbox.Planted", ""));
        plants.put(
                "theDiagnosisKnowsNoScenario",
                List.of(
                        "doctor.Planted", "dev.countersign.scenario.Planted fault;",
                        "scenario.Planted", ""));
        plants.put(
                "theSandboxBuildsNoClients",
                body("sandbox.s3.Planted", "software.amazon.awssdk.services.s3.S3Client client;"));
        plants.put("pureCodeHasNoThreads", body("relay.Planted", "java.util.concurrent.Executor e;"));
        plants.put("timeIsGiven", body("approval.Planted", "Object f() { return java.time.Instant.now(); }"));
        plants.put(
                "noCycles",
                List.of(
                        "watch.Planted", "dev.countersign.stack.Other other;",
                        "stack.Other", "dev.countersign.watch.Planted other;"));
        plants.put("noVagueNames", body("watch.PlantedManager", ""));
        return plants;
    }

    @Test
    void everyRuleHasAPlant() {
        assertThat(plants().keySet())
                .containsExactlyInAnyOrderElementsOf(Rules.all().keySet());
    }

    @TestFactory
    Stream<DynamicTest> theRuleNotices() {
        return Rules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    JavaClasses planted = compile(rule.getKey(), plants().getOrDefault(rule.getKey(), List.of()));
                    assertThat(rule.getValue()
                                    .allowEmptyShould(true)
                                    .evaluate(planted)
                                    .hasViolation())
                            .isTrue();
                }));
    }

    private static List<String> uses(String planted, String used) {
        return List.of(planted, "dev.countersign." + used + " other;", used, "");
    }

    private static List<String> body(String planted, String body) {
        return List.of(planted, body);
    }

    private JavaClasses compile(String name, List<String> classes) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-d", out.toString(), "-proc:none"));
        for (int i = 0; i + 1 < classes.size(); i += 2) {
            arguments.add(source(out, classes.get(i), classes.get(i + 1)).toString());
        }
        var messages = new ByteArrayOutputStream();
        int result = javac.run(null, null, messages, arguments.toArray(String[]::new));
        assertThat(result).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return new ClassFileImporter().importPath(out);
    }

    private static Path source(Path out, String name, String body) {
        String full = "dev.countersign." + name;
        int dot = full.lastIndexOf('.');
        Path file = out.resolve("src").resolve(full.replace('.', '/') + ".java");
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(
                    file,
                    "package " + full.substring(0, dot) + "; public class " + full.substring(dot + 1) + " { " + body
                            + " }");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
