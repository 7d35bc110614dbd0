package dev.countersign.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A sandbox that runs no code but its own template's. */
class ForeignCodeTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withForeignCode(false));

    private Functions functions;

    @BeforeEach
    void createRole() {
        functions = new Functions(sandbox);
        functions.role("logs:*");
    }

    @Test
    void otherCodeFailsAndSaysWhy() {
        functions.create("foreign", "def handler(event, context):\n    return 1\n");

        assertThat(invoke("foreign")).contains("Sandbox.ForeignCodeRefused");
    }

    @Test
    void theTemplatesOwnCodeIsKnownByItsDigest() {
        functions.create("token", TemplateCode.of("TokenFunction"), r -> r.timeout(30));

        assertThat(invoke("token")).contains("KeyError", "'taskToken'");
    }

    private String invoke(String function) {
        return sandbox.client(LambdaClient.builder())
                .invoke(r -> r.functionName(function).payload(SdkBytes.fromUtf8String("{}")))
                .payload()
                .asUtf8String();
    }
}
