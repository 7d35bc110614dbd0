package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.ScriptedPerson;
import dev.countersign.testing.SignInHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** Credentials that this machine gives away: a program, a container's host, an instance's metadata service. */
class MachineProfilesTest {
    private static final String APPROVER = "arn:aws:iam::111122223333:user/approver";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @TempDir
    Path folder;

    private SignInHome home;
    private AccessKeys approver;
    private HttpServer host;
    private String end;

    @BeforeEach
    void aHostThatGivesKeysAway() throws IOException {
        home = new SignInHome(sandbox, folder);
        approver = SandboxSessions.keys(sandbox, Persona.APPROVER);
        end = Instant.now()
                .plus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/keys", x -> answer(x, "Authorization", "let me in"));
        host.createContext("/latest/api/token", x -> answer(x, "x-aws-ec2-metadata-token-ttl-seconds", "21600"));
        host.createContext("/latest/meta-data/iam/security-credentials", this::metadata);
        host.start();
    }

    @AfterEach
    void close() throws Exception {
        home.close();
        host.stop(0);
    }

    @Test
    void aProgramsKeysSignInUntilTheTimeItSays() throws Exception {
        Path program =
                Files.writeString(folder.resolve("keys of mine.sh"), "#!/bin/sh\ncat <<X\n" + processKeys() + "\nX\n");
        home.config("[profile program]\ncredential_process = /bin/sh \"" + program + "\" 'no; rm -rf $HOME'\n");

        SignedIn signedIn = home.signIn("program", ScriptedPerson.unasked());

        assertThat(signedIn.session().identity().arn()).isEqualTo(APPROVER);
        assertThat(signedIn.credentials().state()).isEqualTo(new CredentialState.Renewable(Instant.parse(end)));
    }

    @Test
    void aContainersKeysSignInWithTheTokenOfAFile() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "let me in\n");
        home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri("/keys"))
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString());

        SignedIn signedIn = home.signIn("Environment", ScriptedPerson.unasked());

        assertThat(signedIn.session().identity().arn()).isEqualTo(APPROVER);
        assertThat(signedIn.credentials().expiresAt()).contains(Instant.parse(end));
    }

    @Test
    void aContainersTokenGoesToNoOtherHost() {
        home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://keys.example.com/keys")
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "let me in");

        assertThatThrownBy(() -> home.signIn("Environment", ScriptedPerson.unasked()))
                .isInstanceOfSatisfying(
                        AwsFailure.class,
                        e -> assertThat(e.sentence())
                                .contains("keys.example.com")
                                .contains("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
    }

    @Test
    void aHostThatRefusesSaysWhatToCheck() {
        home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri("/keys"))
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "wrong");

        assertThatThrownBy(() -> home.signIn("Environment", ScriptedPerson.unasked()))
                .isInstanceOfSatisfying(AwsFailure.class, e -> {
                    assertThat(e.sentence()).contains("refuses with HTTP 403");
                    assertThat(e.wayOn()).contains("authorization token");
                });
    }

    @Test
    void rolesAreTakenWithTheKeysOfAContainerAndOfAnInstance() throws Exception {
        sandbox.client(IamClient.builder()).createRole(r -> r.roleName("Desk").assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "arn:aws:iam::111122223333:user/approver"}, "Action": "sts:AssumeRole"}]}"""));
        home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri("/keys"))
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "let me in")
                .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", uri(""))
                .config("""
                        [profile container]
                        role_arn = arn:aws:iam::111122223333:role/Desk
                        credential_source = EcsContainer
                        role_session_name = container

                        [profile instance]
                        role_arn = arn:aws:iam::111122223333:role/Desk
                        credential_source = Ec2InstanceMetadata
                        role_session_name = instance
                        """);

        assertThat(home.signIn("container", ScriptedPerson.unasked())
                        .session()
                        .identity()
                        .arn())
                .endsWith("assumed-role/Desk/container");
        assertThat(home.signIn("instance", ScriptedPerson.unasked())
                        .session()
                        .identity()
                        .arn())
                .endsWith("assumed-role/Desk/instance");
    }

    @Test
    void outsideAnInstanceItIsSaidThatThereIsNone() {
        host.stop(0);
        home.with("AWS_EC2_METADATA_SERVICE_ENDPOINT", uri("")).config("""
                [profile instance]
                role_arn = arn:aws:iam::111122223333:role/Desk
                credential_source = Ec2InstanceMetadata
                """);

        assertThatThrownBy(() -> home.signIn("instance", ScriptedPerson.unasked()))
                .isInstanceOfSatisfying(AwsFailure.class, e -> {
                    assertThat(e.sentence()).contains("does not answer");
                    assertThat(e.wayOn()).contains("only inside a container or an instance");
                });
    }

    private void metadata(HttpExchange exchange) throws IOException {
        boolean list = exchange.getRequestURI().getPath().endsWith("/");
        if (list) {
            send(exchange, 200, "desk-instance");
        } else {
            answer(exchange, "x-aws-ec2-metadata-token", "21600");
        }
    }

    /** Keys to whoever sends that header, which is also what the token service answers. */
    private void answer(HttpExchange exchange, String header, String value) throws IOException {
        boolean allowed = value.equals(exchange.getRequestHeaders().getFirst(header));
        boolean token = exchange.getRequestURI().getPath().endsWith("/token");
        send(exchange, allowed ? 200 : 403, token ? value : hostKeys());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String hostKeys() {
        return """
                {"AccessKeyId": "%s", "SecretAccessKey": "%s", "Expiration": "%s"}""".formatted(approver.accessKeyId(), approver.secretAccessKey(), end);
    }

    private String processKeys() {
        return """
                {"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "%s", "Expiration": "%s"}""".formatted(approver.accessKeyId(), approver.secretAccessKey(), end);
    }

    private String uri(String path) {
        return "http://127.0.0.1:" + host.getAddress().getPort() + path;
    }
}
