package dev.countersign.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.CredentialSource;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.Gateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.SandboxSessions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServiceEndpointsTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void aServiceWithAnEndpointOfItsOwnIsAskedThereAndTheOthersWhereAllAre() throws IOException {
        AccessKeys keys = SandboxSessions.keys(sandbox, Persona.ADMINISTRATOR);
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        var endpoints = new Endpoints(
                Optional.of(nobody), Map.of("sts", sandbox.endpoint(), "codepipeline", sandbox.endpoint()));

        try (Gateways gateways =
                SdkGateways.connect(new AwsConnection("eu-west-1", endpoints, CredentialSource.fixed(keys)))) {
            assertThat(gateways.identity().whoAmI().account()).isEqualTo("111122223333");
            assertThat(gateways.pipelines().pipelines()).isEmpty();
            assertThat(catchThrowableOfType(
                                    AwsFailure.class,
                                    () -> gateways.executions().stateMachines())
                            .kind())
                    .isEqualTo(Kind.UNREACHABLE);
        }
    }
}
