package dev.countersign.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final List<String> log = new ArrayList<>();
    private final Sessions<Named> sessions = new Sessions<>(() -> {});
    private final Named work = new Named("work");
    private final Named home = new Named("home");
    private final Named lab = new Named("lab");

    @Test
    void aNewSessionComesOnScreenAndTheOneBeforeStepsAside() {
        sessions.add("work", work);
        sessions.add("home", home);

        assertThat(log).containsExactly("work enters", "work leaves", "home enters");
        assertThat(sessions.current()).contains(home);
        assertThat(sessions.open()).containsExactly(work, home);
    }

    @Test
    void steppingGoesAroundTheEndAndPastWhoIsNotSignedIn() {
        sessions.add("work", work);
        sessions.expect("slow", () -> {});
        sessions.add("home", home);

        sessions.step(1);
        assertThat(sessions.current()).contains(work);
        sessions.step(-1);
        assertThat(sessions.current()).contains(home);
        sessions.toNumber(1);
        assertThat(sessions.current()).contains(work);
        sessions.toNumber(2);
        sessions.toNumber(7);
        assertThat(sessions.current()).contains(work);
    }

    @Test
    void signingOneOutLeavesTheOthersAndBringsBackWhatWasSeenBeforeIt() {
        sessions.add("work", work);
        sessions.add("home", home);
        var last = sessions.add("lab", lab);
        sessions.toNumber(1);
        sessions.toNumber(3);
        log.clear();

        assertThat(sessions.close(last)).isTrue();

        assertThat(log).containsExactly("lab ends", "work enters");
        assertThat(sessions.open()).containsExactly(work, home);
    }

    @Test
    void signingOutOfOneAsideChangesNothingOnScreen() {
        var first = sessions.add("work", work);
        sessions.add("home", home);
        log.clear();

        assertThat(sessions.close(first)).isTrue();

        assertThat(log).containsExactly("work ends");
        assertThat(sessions.current()).contains(home);
    }

    @Test
    void withTheLastOneNothingIsOnScreen() {
        var only = sessions.add("work", work);

        assertThat(sessions.close(only)).isFalse();
        assertThat(sessions.entries()).isEmpty();
        assertThat(sessions.back()).isFalse();
    }

    @Test
    void aProvedSessionDoesNotPushItselfBeforeAnyone() {
        sessions.add("work", work);
        var expected = sessions.expect("home", () -> {});

        assertThat(sessions.proved(expected, home)).isTrue();

        assertThat(sessions.current()).contains(work);
        assertThat(sessions.open()).containsExactly(work, home);
    }

    @Test
    void whatIsNoLongerExpectedIsGivenUpAndNotTaken() {
        var expected = sessions.expect("home", () -> log.add("given up"));

        sessions.close(expected);

        assertThat(log).containsExactly("given up");
        assertThat(sessions.proved(expected, home)).isFalse();
    }

    @Test
    void aFailureStaysInItsPlaceAndCanBeTriedAgain() {
        var expected = sessions.expect("home", () -> {});
        sessions.add("work", work);

        sessions.failed(expected, "No network.", () -> log.add("again"));
        assertThat(expected.state()).isInstanceOf(Sessions.State.Failed.class);
        sessions.expectAgain(expected, () -> {});
        sessions.proved(expected, home);

        assertThat(sessions.open()).containsExactly(home, work);
    }

    @Test
    void anotherPersonTakesTheSamePlace() {
        sessions.add("work", work);
        sessions.add("home", home);
        log.clear();

        sessions.replace(home, lab);

        assertThat(log).containsExactly("home ends", "lab enters");
        assertThat(sessions.open()).containsExactly(work, lab);
        assertThat(sessions.current()).contains(lab);
    }

    @Test
    void allEndTheNewestFirst() {
        sessions.add("work", work);
        sessions.add("home", home);
        sessions.expect("lab", () -> log.add("given up"));
        log.clear();

        sessions.closeAll();

        assertThat(log).containsExactly("given up", "home ends", "work ends");
        assertThat(sessions.entries()).isEmpty();
    }

    private final class Named implements OpenSession {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public void enter() {
            log.add(name + " enters");
        }

        @Override
        public void leave() {
            log.add(name + " leaves");
        }

        @Override
        public void close() {
            log.add(name + " ends");
        }
    }
}
