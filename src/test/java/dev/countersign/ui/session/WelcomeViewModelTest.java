package dev.countersign.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.Variables;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.session.WelcomeRow.Offer;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class WelcomeViewModelTest {
    private static final AccessKeys KEYS = new AccessKeys("AKIA", "secret", Optional.empty());

    private final Queue<Runnable> queued = new ArrayDeque<>();
    private final SessionChoice environment = new SessionChoice.FromEnvironment(
            CredentialKind.STATIC_KEYS,
            Optional.of(KEYS),
            Optional.of("eu-west-1"),
            Endpoints.all(URI.create("http://env:1")),
            Optional.empty(),
            new Variables(Map.of()));
    private final SessionChoice sandbox = new SessionChoice.EmbeddedSandbox();
    private final FakeDesk desk = new FakeDesk(
            new SessionChoices(List.of(environment, sandbox), environment, ""), (choice, region, endpoint, prompt) -> {
                if (choice == sandbox) {
                    throw new SignInCancelledException();
                }
                throw AwsFailure.of(Kind.UNREACHABLE, "sts:GetCallerIdentity", "the connection was refused");
            });
    private final Background background = new Background(queued::add, queued::add);
    private final WelcomeViewModel model = new WelcomeViewModel(
            background, desk, new WindowPrompt(background, InstantSource.system()), FakeDesk.memory());

    @Test
    void theSandboxCanBeOpenedBeforeAnythingHasBeenRead() {
        assertThat(model.selectedProperty().get()).isEqualTo(new Offer(sandbox));
        assertThat(model.loadingProperty().get()).isTrue();

        model.proceed();
        drain();

        assertThat(desk.asked).hasSize(1).first().asString().startsWith("Sandbox");
    }

    @Test
    void whatThePersonHasChosenMeanwhileStaysChosenWhenTheFilesHaveBeenRead() {
        WelcomeRow identityCenter = new WelcomeRow.IdentityCenter();
        model.load();
        model.select(identityCenter);
        drain();

        assertThat(model.selectedProperty().get()).isEqualTo(identityCenter);
    }

    @Test
    void whatTheEnvironmentNamesIsPreselectedWithItsRegionAndEndpoint() {
        load();

        assertThat(model.selectedProperty().get()).isEqualTo(new Offer(environment));
        assertThat(model.input().regionProperty().get()).isEqualTo("eu-west-1");
        assertThat(model.input().endpointProperty().get()).isEqualTo("http://env:1");
    }

    @Test
    void aRedirectionOfTheEnvironmentCannotBeOverlooked() {
        load();
        model.input().endpointProperty().set("");

        model.proceed();

        assertThat(model.input().endpointProblemProperty().get()).contains("AWS_ENDPOINT_URL");
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void aFailureIsShownKeepsTheInputAndCanBeRepeated() {
        load();
        model.proceed();
        assertThat(model.busyProperty().get()).isTrue();
        drain();

        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.problemProperty().get().is(Kind.UNREACHABLE)).isTrue();
        assertThat(model.input().endpointProperty().get()).isEqualTo("http://env:1");

        model.proceed();
        drain();
        assertThat(desk.asked).hasSize(2);
    }

    @Test
    void aSignInThatThePersonWouldNotHaveIsNoFailure() {
        load();
        model.select(new Offer(sandbox));
        model.proceed();
        drain();

        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(desk.opened).isEmpty();
    }

    @Test
    void theAnswerToACancelledSignInDoesNotCount() {
        load();
        model.proceed();
        model.cancel();
        assertThat(model.busyProperty().get()).isFalse();

        drain();

        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void anotherChoiceDropsTheProblemOfTheFirst() {
        load();
        model.input().regionProperty().set("here");
        model.proceed();
        assertThat(model.input().regionProblemProperty().get()).isNotEmpty();

        model.select(new Offer(sandbox));
        model.select(new Offer(environment));

        assertThat(model.input().regionProblemProperty().get()).isEmpty();
        assertThat(model.input().regionProperty().get()).isEqualTo("eu-west-1");
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
