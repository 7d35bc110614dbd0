package dev.countersign.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.app.sessions.RenewalViewModel.Word;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenewalViewModelTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final FakeCredentials credentials = new FakeCredentials();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Background background = new Background(work::add, Runnable::run);
    private Instant now = START;
    private int renewals;
    private final RenewalViewModel model = new RenewalViewModel(
            credentials, background, new WindowPrompt(background, () -> now), () -> now, () -> renewals++);

    @Test
    void whoSignedInForGoodIsToldNothing() {
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Nothing());
        credentials.become(new CredentialState.Renewable(START.plusSeconds(60)));
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Nothing());
    }

    @Test
    void aPersonIsNeededSoonIsSaidAQuarterOfAnHourBefore() {
        Instant end = START.plus(Duration.ofHours(1));
        credentials.become(new CredentialState.Ending(end));
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Nothing());

        now = end.minus(Duration.ofMinutes(15));
        model.tick();
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Soon(end));

        now = end;
        model.tick();
        assertThat(model.wordProperty().get()).isInstanceOf(Word.Needed.class);
    }

    @Test
    void aTroubleThatMayPassTurnsIntoAPersonIsNeededWhenTheTimeIsUp() {
        credentials.become(new CredentialState.Troubled(Optional.of(START.plusSeconds(90)), "No network."));
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Troubled("No network."));

        now = START.plusSeconds(90);
        model.tick();

        assertThat(model.wordProperty().get()).isEqualTo(new Word.Needed("No network."));
    }

    @Test
    void nobodyIsAskedUntilThePersonWants() {
        credentials.become(new CredentialState.NeedsPerson("The role's session has ended."));

        assertThat(work).isEmpty();
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Needed("The role's session has ended."));
    }

    @Test
    void signingInAgainReadsAnewAndTakesTheWordBack() {
        credentials.become(new CredentialState.NeedsPerson("It has ended."));

        model.renew();
        model.renew();
        assertThat(work).as("one sign-in, however often it is asked for").hasSize(1);
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Renewing());
        work.remove().run();

        assertThat(model.wordProperty().get()).isEqualTo(new Word.Nothing());
        assertThat(renewals).isPositive();
    }

    @Test
    void whoCancelsIsWhereHeWas() {
        credentials.become(new CredentialState.NeedsPerson("It has ended."));
        credentials.person = FakeCredentials.Person.WOULD_NOT;

        model.renew();
        work.remove().run();

        assertThat(model.wordProperty().get()).isEqualTo(new Word.Needed("It has ended."));
        assertThat(renewals).isZero();
    }

    @Test
    void aFailureIsSaidWithItsWayOnAndCanBeTriedAgain() {
        credentials.become(new CredentialState.NeedsPerson("It has ended."));
        credentials.person = FakeCredentials.Person.REFUSED;

        model.renew();
        work.remove().run();
        assertThat(model.wordProperty().get())
                .isInstanceOfSatisfying(
                        Word.Failed.class,
                        failed -> assertThat(failed.problem().sentence()).isNotBlank());

        credentials.person = FakeCredentials.Person.SIGNS_IN;
        model.renew();
        work.remove().run();
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Nothing());
    }

    @Test
    void whatAwsRefusesIsBelievedOverWhatTheCredentialsSay() {
        model.refusedByAws(true);
        assertThat(model.wordProperty().get()).isInstanceOf(Word.Needed.class);

        model.refusedByAws(false);
        assertThat(model.wordProperty().get()).isEqualTo(new Word.Nothing());
    }

    @Test
    void aSessionOfAnotherRegionThatSignsInAgainDoesItForThisOneToo() {
        credentials.become(new CredentialState.NeedsPerson("It has ended."));

        credentials.become(new CredentialState.Renewable(START.plusSeconds(3600)));

        assertThat(model.wordProperty().get()).isEqualTo(new Word.Nothing());
        assertThat(renewals).isEqualTo(1);
    }

    @Test
    void afterItsEndItHearsNothing() {
        model.close();

        credentials.become(new CredentialState.NeedsPerson("It has ended."));

        assertThat(model.wordProperty().get()).isEqualTo(new Word.Nothing());
        assertThat(credentials.isWatched()).isFalse();
    }
}
