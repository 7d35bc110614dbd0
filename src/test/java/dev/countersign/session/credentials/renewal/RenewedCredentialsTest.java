package dev.countersign.session.credentials.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewedCredentialsTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualTime time = new ManualTime(START);
    private final ScriptedSource source = new ScriptedSource(time);
    private final List<CredentialState> told = new ArrayList<>();
    private final List<AccessKeys> proved = new ArrayList<>();
    private final RenewedCredentials credentials =
            new RenewedCredentials(source, source.keys(HOUR, true), time, proved::add, tick -> () -> {});

    RenewedCredentialsTest() {
        credentials.onChange(told::add);
    }

    @Test
    void nothingIsAskedForWhileThereIsPlentyOfTime() {
        pass(Duration.ofMinutes(40));

        assertThat(source.asked()).isZero();
        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY1");
        assertThat(credentials.state()).isEqualTo(new CredentialState.Renewable(START.plus(HOUR)));
    }

    @Test
    void theyAreRenewedLongBeforeTheyEndAndProvedFirst() {
        pass(Duration.ofMinutes(46));

        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY2");
        assertThat(proved).extracting(AccessKeys::accessKeyId).containsExactly("KEY2");
        assertThat(told)
                .containsExactly(new CredentialState.Renewable(time.instant().plus(HOUR)));
    }

    @Test
    void theOldOnesStayInUseWhileTheNetworkIsAwayAndItIsTriedAgainEverMoreSlowly() {
        source.next(unreachable()).next(unreachable()).next(unreachable());

        pass(Duration.ofMinutes(46));
        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY1");
        assertThat(credentials.state()).isInstanceOfSatisfying(CredentialState.Troubled.class, troubled -> {
            assertThat(troubled.until()).contains(START.plus(HOUR));
            assertThat(troubled.why()).contains("does not answer");
        });

        pass(Duration.ofSeconds(3));
        assertThat(source.asked()).as("not yet again").isEqualTo(1);
        pass(Duration.ofSeconds(3));
        pass(Duration.ofSeconds(6));
        assertThat(source.asked()).as("the pause has doubled").isEqualTo(2);
        pass(Duration.ofSeconds(5));
        assertThat(source.asked()).isEqualTo(3);

        pass(Duration.ofMinutes(1));
        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY2");
        assertThat(credentials.state()).isInstanceOf(CredentialState.Renewable.class);
    }

    @Test
    void troubleThatOutlastsTheKeysIsToldToEachCallWithoutAStorm() {
        for (int i = 0; i < 50; i++) {
            source.next(unreachable());
        }
        pass(HOUR);

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(credentials::current)
                    .isInstanceOfSatisfying(
                            AwsFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
        assertThat(source.asked()).isEqualTo(1);
        assertThat(credentials.state()).isInstanceOf(CredentialState.Troubled.class);
    }

    @Test
    void whoMustBeAskedIsNotAskedUntilTheyEnd() {
        source.needsPerson("A code is needed.");

        pass(Duration.ofMinutes(46));
        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY1");
        assertThat(credentials.state()).isEqualTo(new CredentialState.Ending(START.plus(HOUR)));

        pass(Duration.ofMinutes(14));
        assertThat(credentials.state()).isEqualTo(new CredentialState.NeedsPerson("A code is needed."));
        assertThatThrownBy(credentials::current).isInstanceOfSatisfying(AwsFailure.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS_EXPIRED);
            assertThat(e.sentence()).isEqualTo("A code is needed.");
        });
    }

    @Test
    void whatAnotherProgramRenewedIsPickedUpByItself() {
        source.needsPerson("Your sign-in has ended.");
        pass(HOUR);
        assertThat(credentials.state()).isInstanceOf(CredentialState.NeedsPerson.class);

        source.needsNobody();
        pass(Duration.ofMinutes(1));

        assertThat(credentials.state()).isInstanceOf(CredentialState.Renewable.class);
        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY2");
    }

    @Test
    void aPersonRenewsAndACancelledOneChangesNothing() throws Exception {
        source.needsPerson("A code is needed.");
        pass(HOUR);

        assertThatThrownBy(() -> credentials.renew(SignInPrompt.nobody())).isInstanceOf(SignInCancelledException.class);
        assertThat(credentials.state()).isEqualTo(new CredentialState.NeedsPerson("A code is needed."));

        credentials.renew(request -> "123456");
        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY2");
        assertThat(credentials.state()).isInstanceOf(CredentialState.Renewable.class);
    }

    @Test
    void aSecondRenewalWaitsForTheFirstAndCallsAreAnsweredMeanwhile() throws Exception {
        source.needsPerson("A code is needed.");
        pass(HOUR);
        var first = new HeldPerson();
        Thread one = Thread.ofVirtual().start(() -> renew(first));
        first.awaitQuestion();

        assertThatThrownBy(credentials::current).isInstanceOf(AwsFailure.class);
        Thread two = Thread.ofVirtual()
                .start(() -> renew(request -> {
                    throw new AssertionError("asked twice");
                }));
        while (two.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        first.answer("123456");
        one.join();
        two.join();

        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY2");
        assertThat(source.asked()).isEqualTo(2);
    }

    @Test
    void wakingUpAfterANightRenewsAtTheFirstLook() {
        pass(Duration.ofHours(9));

        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY2");
        assertThat(told)
                .containsExactly(new CredentialState.Renewable(time.instant().plus(HOUR)));
    }

    @Test
    void aCallThatComesBeforeTheFirstLookWaitsForTheRenewal() {
        time.advance(Duration.ofHours(9));

        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY2");
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepItFromTryingAgain() {
        source.next(unreachable());
        pass(Duration.ofMinutes(58));
        pass(Duration.ofMinutes(-10));

        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY2");
    }

    @Test
    void keysThatAwsRefusesAsExpiredAreRenewedOnceForAllWhoSignedWithThem() {
        AccessKeys old = credentials.current();

        assertThat(credentials.refused(old, Kind.CREDENTIALS_EXPIRED)).isTrue();
        assertThat(credentials.refused(old, Kind.CREDENTIALS_EXPIRED)).isTrue();
        assertThat(source.asked()).isEqualTo(1);

        assertThat(credentials.refused(credentials.current(), Kind.CREDENTIALS_EXPIRED))
                .as("an endpoint that refuses everything causes no storm")
                .isFalse();
        assertThat(source.asked()).isEqualTo(1);
    }

    @Test
    void keysThatAwsCallsExpiredAndNobodyCanRenewNeedAPerson() {
        source.needsPerson("Your sign-in has ended.");

        assertThat(credentials.refused(credentials.current(), Kind.CREDENTIALS_EXPIRED))
                .isFalse();

        assertThat(credentials.state()).isEqualTo(new CredentialState.NeedsPerson("Your sign-in has ended."));
        assertThatThrownBy(credentials::current).isInstanceOf(AwsFailure.class);
    }

    @Test
    void keysThatOneEndpointDoesNotKnowStayInUseElsewhere() {
        source.next(source.keysAgain());

        assertThat(credentials.refused(credentials.current(), Kind.CREDENTIALS_REJECTED))
                .isFalse();

        assertThat(credentials.current().accessKeyId()).isEqualTo("KEY1");
    }

    @Test
    void keysOfAnotherIdentityAreNotTaken() {
        var strict = new RenewedCredentials(
                source,
                source.keys(HOUR, true),
                time,
                keys -> {
                    throw AwsFailure.saying(Kind.CREDENTIALS_REJECTED, "x", "These are another's.", "Sign in.");
                },
                tick -> () -> {});
        AccessKeys before = strict.current();
        time.advance(Duration.ofMinutes(46));
        strict.tick();

        assertThat(strict.current()).isEqualTo(before);
        assertThat(strict.state())
                .isInstanceOfSatisfying(
                        CredentialState.Troubled.class,
                        troubled -> assertThat(troubled.why()).isEqualTo("These are another's."));
    }

    @Test
    void nothingHappensOnceClosed() {
        credentials.close();
        pass(Duration.ofMinutes(46));

        assertThat(source.asked()).isZero();
        assertThat(credentials.toString()).doesNotContain("secret");
    }

    private void renew(SignInPrompt prompt) {
        try {
            credentials.renew(prompt);
        } catch (SignInCancelledException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(Duration step) {
        time.advance(step);
        credentials.tick();
    }

    private static AwsFailure unreachable() {
        return AwsFailure.of(Kind.UNREACHABLE, "sts:AssumeRole", "the connection was refused");
    }
}
