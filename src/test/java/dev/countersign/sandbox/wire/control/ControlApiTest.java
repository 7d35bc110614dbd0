package dev.countersign.sandbox.wire.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.SandboxControl;
import dev.countersign.aws.sdk.HttpSandboxControl;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.Persona;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sts.StsClient;

class ControlApiTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private SandboxControl control(Persona persona) {
        Credentials key = sandbox.sandbox().credentials(persona);
        var keys = new AccessKeys(key.accessKeyId(), key.secretAccessKey(), Optional.empty());
        return new HttpSandboxControl(
                new AwsConnection(sandbox.sandbox().region(), Optional.of(sandbox.endpoint()), keys));
    }

    @Test
    void theAdministratorMovesTheClockAndWhatIsDueHappens() {
        List<String> happened = new ArrayList<>();
        sandbox.clock().after(Duration.ofDays(6), () -> happened.add("six days"));
        sandbox.clock().after(Duration.ofDays(8), () -> happened.add("eight days"));
        try (var control = control(Persona.ADMINISTRATOR)) {
            assertThat(control.time()).isEqualTo(new SandboxControl.Time(RunningSandbox.START, Duration.ZERO));
            assertThat(control.advance("7d"))
                    .isEqualTo(
                            new SandboxControl.Time(RunningSandbox.START.plus(Duration.ofDays(7)), Duration.ofDays(7)));
            assertThat(happened).containsExactly("six days");
            assertThat(control.advance("PT24H").ahead()).isEqualTo(Duration.ofDays(8));
            assertThat(happened).containsExactly("six days", "eight days");
        }
    }

    @Test
    void aSpanOfTimeThatIsNoneIsRefusedWithASentence() {
        try (var control = control(Persona.ADMINISTRATOR)) {
            for (String wrong : List.of("", "7", "-P1D", "99999d", "tomorrow", "7w")) {
                assertThatThrownBy(() -> control.advance(wrong))
                        .as(wrong)
                        .isInstanceOfSatisfying(
                                AwsFailure.class, e -> assertThat(e.kind()).isEqualTo(AwsFailure.Kind.INVALID));
            }
            assertThat(control.advance("30s").ahead()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void thePersonasCanBeUsedWithTheKeysThatTheAdministratorGets() {
        try (var control = control(Persona.ADMINISTRATOR)) {
            assertThat(control.people())
                    .extracting(SandboxControl.Person::name)
                    .containsExactlyInAnyOrder("administrator", "approver", "viewer");
            assertThat(control.people())
                    .allSatisfy(person -> assertThat(person.arn()).endsWith(":user/" + person.name()));
            assertThat(control.outbox()).isEmpty();
            assertThat(control.startUrl()).isEqualTo(sandbox.endpoint().resolve("/start"));
        }
    }

    @Test
    void nobodyElseMayUseIt() {
        try (var control = control(Persona.APPROVER)) {
            assertThatThrownBy(control::people)
                    .isInstanceOfSatisfying(
                            AwsFailure.class, e -> assertThat(e.kind()).isEqualTo(AwsFailure.Kind.ACCESS_DENIED));
        }
    }

    @Test
    void aMovedClockLeavesSignaturesAlone() {
        sandbox.advance(Duration.ofDays(30));
        StsClient sts = sandbox.client(StsClient.builder(), Persona.VIEWER);
        assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
        assertThatThrownBy(() -> sts.assumeRole(
                        r -> r.roleArn("arn:aws:iam::111122223333:role/none").roleSessionName("session")))
                .hasMessageContaining("not authorized");
        assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
    }
}
