package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final Map<String, String> ENDPOINT_AND_KEYS = Map.of(
            "AWS_ENDPOINT_URL", "http://127.0.0.1:4599",
            "AWS_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "AKIAADMIN",
            "AWS_SECRET_ACCESS_KEY", "s1");

    @Test
    void anEmptyEnvironmentOffersNothing() {
        assertThat(new Environment(Map.of("PATH", "/bin")).choice()).isEmpty();
    }

    @Test
    void theVariablesOfASandboxOfferItsPersonasWithTheAdministratorFirst() {
        var variables = new HashMap<>(ENDPOINT_AND_KEYS);
        variables.put("COUNTERSIGN_VIEWER_AWS_ACCESS_KEY_ID", "AKIAVIEW");
        variables.put("COUNTERSIGN_VIEWER_AWS_SECRET_ACCESS_KEY", "s2");
        variables.put("COUNTERSIGN_APPROVER_AWS_ACCESS_KEY_ID", "AKIAAPPR");
        variables.put("COUNTERSIGN_APPROVER_AWS_SECRET_ACCESS_KEY", "s3");

        var choice = (SessionChoice.RunningSandbox)
                new Environment(variables).choice().orElseThrow();

        assertThat(choice.access().personas())
                .extracting(Persona::name)
                .containsExactly("administrator", "approver", "viewer");
        assertThat(choice.access().endpoint()).hasToString("http://127.0.0.1:4599");
        assertThat(choice.toString()).doesNotContain("s1").doesNotContain("s3");
    }

    @Test
    void anEndpointWithoutPersonasIsAnOrdinarySession() {
        var choice = new Environment(ENDPOINT_AND_KEYS).choice().orElseThrow();

        assertThat(choice).isInstanceOf(SessionChoice.FromEnvironment.class);
        assertThat(choice.isUsable()).isTrue();
        assertThat(choice.endpoint()).isPresent();
    }

    @Test
    void anEndpointWithoutKeysSaysWhichVariableIsMissing() {
        var choice = new Environment(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"))
                .choice()
                .orElseThrow();

        assertThat(choice.whyNot()).contains("AWS_ENDPOINT_URL is set, but AWS_ACCESS_KEY_ID is not.");
    }

    @Test
    void anEndpointThatIsNoUrlIsNamed() {
        var variables = new HashMap<>(ENDPOINT_AND_KEYS);
        variables.put("AWS_ENDPOINT_URL", "localhost:4599");

        var choice = new Environment(variables).choice().orElseThrow();

        assertThat(choice.whyNot()).hasValueSatisfying(why -> assertThat(why).contains("localhost:4599"));
    }

    @Test
    void theDefaultRegionIsUsedWhenThereIsNoOther() {
        assertThat(new Environment(Map.of("AWS_DEFAULT_REGION", "us-east-2")).region())
                .contains("us-east-2");
    }
}
