package dev.countersign.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.Variables;
import dev.countersign.ui.fx.Background;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WelcomeViewModelTest {
    private static final AccessKeys KEYS = new AccessKeys("AKIA", "secret", Optional.empty());

    private final Queue<Runnable> queued = new ArrayDeque<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final SessionChoice environment = new SessionChoice.FromEnvironment(
            CredentialKind.STATIC_KEYS,
            Optional.of(KEYS),
            Optional.of("eu-west-1"),
            Endpoints.all(URI.create("http://env:1")),
            Optional.empty(),
            new Variables(Map.of()));
    private final SessionChoice sandbox = new SessionChoice.EmbeddedSandbox();
    private final SignIn signIn = new SignIn(
            (connection, _) -> {
                connections.incrementAndGet();
                throw AwsFailure.of(Kind.UNREACHABLE, "sts:GetCallerIdentity", "the connection was refused");
            },
            () -> {
                throw new IllegalStateException("no sandbox here");
            });
    private final WelcomeViewModel model = new WelcomeViewModel(
            new Background(queued::add, queued::add),
            () -> new SessionChoices(List.of(environment, sandbox), environment, ""),
            signIn,
            SignedIn::close);

    @Test
    void whatTheEnvironmentNamesIsPreselectedWithItsRegionAndEndpoint() {
        load();

        assertThat(model.selectedProperty().get()).isEqualTo(environment);
        assertThat(model.regionProperty().get()).isEqualTo("eu-west-1");
        assertThat(model.endpointProperty().get()).isEqualTo("http://env:1");
    }

    @Test
    void aRedirectionOfTheEnvironmentCannotBeOverlooked() {
        load();
        model.endpointProperty().set("");

        model.proceed();

        assertThat(model.endpointProblemProperty().get()).contains("AWS_ENDPOINT_URL");
        assertThat(connections).hasValue(0);
    }

    @Test
    void aFailureIsShownKeepsTheInputAndCanBeRepeated() {
        load();
        model.proceed();
        assertThat(model.busyProperty().get()).isTrue();
        drain();

        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.problemProperty().get().is(Kind.UNREACHABLE)).isTrue();
        assertThat(model.endpointProperty().get()).isEqualTo("http://env:1");

        model.proceed();
        drain();
        assertThat(connections).hasValue(2);
    }

    @Test
    void anotherChoiceDropsTheProblemOfTheFirst() {
        load();
        model.regionProperty().set("here");
        model.proceed();
        assertThat(model.regionProblemProperty().get()).isNotEmpty();

        model.select(sandbox);

        assertThat(model.regionProblemProperty().get()).isEmpty();
        assertThat(WelcomeViewModel.actionFor(sandbox)).isEqualTo("Open the sandbox");
    }

    private void load() {
        model.load();
        drain();
    }

    private void drain() {
        while (!queued.isEmpty()) {
            queued.remove().run();
        }
    }
}
