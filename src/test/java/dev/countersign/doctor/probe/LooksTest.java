package dev.countersign.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.relay.Sight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LooksTest {
    private final Looks looks = new Looks();

    @Test
    void independentLooksAreTakenAtTheSameTimeAndToldInTheirOrder() {
        var all = new CyclicBarrier(3);

        looks.ahead(
                () -> looks.at("c", "1", () -> meet(all)),
                () -> looks.at("b", "2", () -> meet(all)),
                () -> looks.at("a", "3", () -> meet(all)));
        looks.at("d", "4", () -> "later");

        assertThat(calls()).containsExactly("c", "b", "a", "d");
    }

    @Test
    void whatWasReadAheadIsNotReadAgain() {
        var asked = new AtomicInteger();

        looks.ahead(
                () -> looks.at("a", "1", asked::incrementAndGet),
                () -> looks.at("a", "1", asked::incrementAndGet),
                () -> looks.at("a", "1", asked::incrementAndGet));

        assertThat(looks.at("a", "1", asked::incrementAndGet)).isEqualTo(Sight.seen(1));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aLookStandsWhereItWasFirstAskedForWhoeverTookIt() {
        var taken = new CountDownLatch(1);

        looks.ahead(
                () -> {
                    await(taken);
                    looks.at("shared", "1", () -> "again");
                    looks.at("first", "1", () -> "");
                },
                () -> {
                    looks.at("shared", "1", () -> "once");
                    taken.countDown();
                });

        assertThat(calls()).containsExactly("shared", "first");
    }

    @Test
    void anEndedExaminationGivesUpWhatIsUnderWayAndLooksNoFurther() {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        looks.at("before", "1", () -> "seen");

        Thread ending = Thread.ofVirtual().start(() -> {
            await(begun);
            looks.end();
        });
        Sight<String> given = looks.at("under", "1", () -> {
            begun.countDown();
            await(never);
            return "too late";
        });
        Sight<String> after = looks.at("after", "1", () -> "not asked");

        assertThat(ending).isNotNull();
        assertThat(given.whyNot()).contains("The examination was ended before.");
        assertThat(after.whyNot()).contains("The examination was ended before.");
        assertThat(looks.wereEnded()).isTrue();
        assertThat(looks.taken(List.of()))
                .extracting(Look::result)
                .containsExactly(Look.Result.PASS, Look.Result.COULD_NOT_LOOK, Look.Result.COULD_NOT_LOOK);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aLookThatDidNotShowEverythingIsNoPass() {
        looks.at("a", "1", () -> List.of("newest"));
        looks.incomplete("a", "1", "Only the newest is known.");

        assertThat(looks.couldNotLook()).isTrue();
        assertThat(looks.taken(List.of())).extracting(Look::note).containsExactly("", "Only the newest is known.");
    }

    @Test
    void everyLookIsHeardOf() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        var told = new Looks((call, done, known) -> heard.add(call + " " + done + "/" + known));

        told.at("a", "1", () -> "");
        told.at("b", "1", () -> "");

        assertThat(heard).containsExactly("a 0/1", "a 1/1", "b 1/2", "b 2/2");
    }

    @Test
    void withoutAnIdentityNothingIsDiagnosed() {
        assertThatThrownBy(() -> looks.ahead(
                        () -> looks.at("a", "1", () -> "seen"), () -> looks.at("b", "1", LooksTest::refused)))
                .isInstanceOf(AwsFailure.class);
    }

    private static String refused() {
        throw AwsFailure.of(Kind.CREDENTIALS_EXPIRED, "b", "over");
    }

    private List<String> calls() {
        return looks.taken(List.of()).stream().map(Look::call).toList();
    }

    private static String meet(CyclicBarrier all) {
        try {
            all.await();
            return "met";
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As a call to AWS: given up when its thread is interrupted. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw AwsFailure.of(Kind.UNREACHABLE, "a", "interrupted");
        }
    }
}
