package dev.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final int LONGEST_FILE = 400;

    @TestFactory
    Stream<DynamicTest> theLayoutHolds() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(Rules.MAIN_ONLY)
                .withImportOption(ArchitectureTest::isOurMainCode)
                .importPackages("dev.countersign");
        return Rules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    /** A build that puts main and test classes into one folder must not have the tests judged as main code. */
    private static boolean isOurMainCode(com.tngtech.archunit.core.importer.Location location) {
        String path = location.asURI().getPath();
        if (path == null) {
            return true;
        }
        int at = path.indexOf("/dev/countersign/");
        String source = path.substring(at + 1).replaceFirst("(\\$.*)?\\.class$", ".java");
        return at < 0 || !Files.exists(Path.of("src/test/java").resolve(source));
    }

    @Test
    void noFileIsLongerThanOneSubjectNeeds() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> long_ = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> lines(f) > LONGEST_FILE)
                    .map(f -> f + " has " + lines(f) + " lines")
                    .toList();
            assertThat(long_).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
