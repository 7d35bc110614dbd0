package dev.countersign.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.Gateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.session.Persona;
import dev.countersign.session.SandboxAccess;
import dev.countersign.session.Session;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.testing.SandboxSessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

class GatewaysOverTheSandboxTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void aSessionInTheSandboxIsProvedAndCanChangeItsPersona() throws Exception {
        SandboxAccess access = SandboxSessions.access(sandbox);
        var signIn = new SignIn(SdkGateways::connect, () -> access);

        try (SignedIn first = signIn.signIn(
                        new SessionChoice.EmbeddedSandbox(), "", Endpoints.OF_AWS, SignInPrompt.nobody());
                SignedIn other = signIn.changePersona(first.session(), "viewer")) {
            Session session = first.session();
            assertThat(session.isSandbox()).isTrue();
            assertThat(session.identity().account()).isEqualTo("111122223333");
            assertThat(session.endpointText()).isEqualTo(sandbox.endpoint().toString());
            assertThat(session.personaNames()).containsExactly("administrator", "approver", "viewer");
            assertThat(other.session().identity().arn())
                    .isNotEqualTo(session.identity().arn());
            assertThat(session.toString())
                    .doesNotContain(access.personas().getFirst().keys().secretAccessKey());
        }
    }

    @Test
    void whoeverTheKeysBelongToIsShownNotWhoTheyWereSaidToBe() {
        SandboxAccess access = SandboxSessions.access(sandbox);
        var viewer = access.personas().stream()
                .filter(persona -> persona.name().equals("viewer"))
                .findFirst()
                .orElseThrow();
        var mislabelled = new SandboxAccess(
                access.endpoint(), access.region(), List.of(new Persona("administrator", viewer.keys()), viewer));

        try (SignedIn signedIn = new SignIn(SdkGateways::connect, () -> mislabelled).enter(mislabelled)) {
            assertThat(signedIn.session().persona()).contains("viewer");
            assertThat(signedIn.session().personaNames()).containsExactly("viewer");
        }
    }

    @Test
    void keysThatTheSandboxDidNotIssueAreRejected() {
        var connection = new AwsConnection(
                "eu-west-1",
                Optional.of(sandbox.endpoint()),
                new AccessKeys("AKIAUNKNOWN000000000", "x", Optional.empty()));

        try (Gateways gateways = SdkGateways.connect(connection)) {
            assertThatThrownBy(() -> gateways.identity().whoAmI())
                    .isInstanceOfSatisfying(
                            AwsFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS_REJECTED));
        }
    }

    @Test
    void theConsolesNowIsTheSandboxsEvenAfterItsClockWasMoved() {
        try (Gateways gateways = SandboxSessions.gateways(sandbox)) {
            gateways.identity().whoAmI();
            assertThat(Duration.between(RunningSandbox.START, gateways.clock().instant()))
                    .isLessThan(Duration.ofMinutes(2));

            sandbox.advance(Duration.ofDays(7));
            gateways.identity().whoAmI();

            assertThat(Duration.between(RunningSandbox.START, gateways.clock().instant()))
                    .isBetween(Duration.ofDays(7), Duration.ofDays(7).plusMinutes(2));
        }
    }

    @Test
    void aVersionedBucketIsCountedEmptiedAndDeleted() {
        S3Client s3 = sandbox.client(S3Client.builder());
        s3.createBucket(r -> r.bucket("left-behind"));
        s3.putBucketVersioning(
                r -> r.bucket("left-behind").versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        for (int i = 0; i < 3; i++) {
            s3.putObject(r -> r.bucket("left-behind").key("a b/ü.html"), RequestBody.fromString("12345"));
        }
        s3.deleteObject(r -> r.bucket("left-behind").key("a b/ü.html"));
        List<Long> told = new ArrayList<>();

        try (Gateways gateways = SandboxSessions.gateways(sandbox)) {
            var contents = gateways.buckets().contents("left-behind");
            assertThat(contents.versions()).isEqualTo(3);
            assertThat(contents.deleteMarkers()).isEqualTo(1);
            assertThat(contents.bytes()).isEqualTo(15);

            gateways.buckets().empty("left-behind", told::add);
            gateways.buckets().delete("left-behind");

            assertThat(told).containsExactly(4L);
            assertThatThrownBy(() -> gateways.buckets().contents("left-behind"))
                    .isInstanceOfSatisfying(
                            AwsFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
        }
    }
}
