package dev.countersign.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlyphTest {
    private static final Path SOURCES = Path.of("icons", "state");

    @ParameterizedTest
    @EnumSource
    void isDrawnAsItsSourceFileSays(Glyph glyph) throws IOException {
        String source = Files.readString(SOURCES.resolve(glyph.file() + ".svg"));

        assertThat(source).contains("d=\"" + glyph.path() + "\"").contains("viewBox=\"0 0 24 24\"");
    }

    @Test
    void everySourceFileIsUsed() throws IOException {
        Set<String> known = Arrays.stream(Glyph.values())
                .map(glyph -> glyph.file() + ".svg")
                .collect(Collectors.toSet());

        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(known);
        }
    }
}
