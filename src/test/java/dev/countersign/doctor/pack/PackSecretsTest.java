package dev.countersign.doctor.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.LeakyStack;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that opens anything is in a pack, however carelessly a workflow spreads it: not whole, not in part, not encoded. */
class PackSecretsTest {
    private static final int PIECE = 24;

    @Test
    void noTokenAndNoPasswordIsInAPackOfAWorkflowThatSpreadsThem() throws Exception {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                var stack = new LeakyStack(bench);
                String approval = stack.approvalToken();
                List<String> secrets = new ArrayList<>(stack.tokens());
                secrets.add(SandboxSessions.keys(sandbox, Persona.ADMINISTRATOR).secretAccessKey());
                List<String> words = List.of(approval, LeakyStack.PASSWORD, LeakyStack.API_KEY, "hunter2");

                EvidencePack open = Packs.maker(aws).make(stack.execution(), List.of());
                isClean(open, secrets, words);
                stack.approve();
                EvidencePack failed = Packs.maker(aws).make(stack.execution(), List.of());
                isClean(failed, secrets, words);

                assertThat(String.join("", failed.files().values()))
                        .contains("the shop refused", "(removed)", "[task token ", "token-fingerprint:");
            }
        }
    }

    private static void isClean(EvidencePack pack, List<String> secrets, List<String> words) {
        Set<String> pieces = new HashSet<>();
        for (String secret : secrets) {
            String packed = base64(secret);
            for (String form : List.of(secret, packed, percent(secret), percent(packed), base64(percent(secret)))) {
                for (int at = 0; at + PIECE <= form.length(); at++) {
                    pieces.add(form.substring(at, at + PIECE));
                }
            }
        }
        for (Map.Entry<String, String> file : pack.files().entrySet()) {
            String text = file.getValue();
            for (int at = 0; at + PIECE <= text.length(); at++) {
                assertThat(pieces.contains(text.substring(at, at + PIECE)))
                        .as("a piece of a secret in %s at %d", file.getKey(), at)
                        .isFalse();
            }
            for (String word : words) {
                assertThat(text.contains(word) || text.contains(base64(word)) || text.contains(percent(word)))
                        .as("secret %d in %s", words.indexOf(word), file.getKey())
                        .isFalse();
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
