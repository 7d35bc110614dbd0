package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Persona;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;

class SandboxTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void everyPersonaIsAUserOfTheAccount() {
        for (Persona persona : Persona.values()) {
            assertThat(sandbox.client(StsClient.builder(), persona)
                            .getCallerIdentity()
                            .arn())
                    .isEqualTo("arn:aws:iam::111122223333:user/" + persona.userName());
        }
    }

    @Test
    void whatTheAdministratorMayTheViewerMayNot() {
        S3Client administrators = sandbox.client(S3Client.builder());
        administrators.createBucket(r -> r.bucket("orders"));
        administrators.putObject(r -> r.bucket("orders").key("a.json"), RequestBody.fromString("{}"));
        S3Client viewers = sandbox.client(S3Client.builder(), Persona.VIEWER);
        assertThatThrownBy(() -> viewers.putObject(r -> r.bucket("orders").key("b"), RequestBody.empty()))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
    }
}
