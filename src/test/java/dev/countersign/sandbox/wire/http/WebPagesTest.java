package dev.countersign.sandbox.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPagesTest {
    private static boolean sentByAPage(Map<String, String> headers) {
        return WebPages.sent(new WireRequest("POST", "/", "", headers, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4599", "localhost:4599", "[::1]:4599", "127.0.0.1"})
    void programsOnThisMachineAreLetIn(String host) {
        assertThat(sentByAPage(Map.of("host", host))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:4599", "127.0.0.1.evil.example", ""})
    void aNameThatWasMadeToPointHereIsRefused(String host) {
        assertThat(sentByAPage(Map.of("host", host))).isTrue();
    }

    @Test
    void whatABrowserMarksIsRefused() {
        assertThat(sentByAPage(Map.of("host", "127.0.0.1:1", "origin", "https://example.com")))
                .isTrue();
        assertThat(sentByAPage(Map.of("host", "127.0.0.1:1", "origin", "null"))).isTrue();
    }
}
