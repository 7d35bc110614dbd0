package dev.countersign.session.credentials.renewal;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt.MfaRequest;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that gives numbered keys for an hour, unless the test says otherwise. */
final class ScriptedSource implements KeySource {
    private final InstantSource time;
    private final Deque<Object> script = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private Optional<String> why = Optional.empty();
    private int given;

    ScriptedSource(InstantSource time) {
        this.time = time;
    }

    Obtained keys(Duration life, boolean alone) {
        given++;
        return obtained(life, alone);
    }

    /** The last keys once more. */
    Obtained keysAgain() {
        return obtained(Duration.ofHours(1), true);
    }

    private Obtained obtained(Duration life, boolean alone) {
        return new Obtained(
                new AccessKeys("KEY" + given, "secret", Optional.of("token")),
                Optional.of(time.instant().plus(life)),
                alone);
    }

    ScriptedSource next(Object keysOrFailure) {
        script.add(keysOrFailure);
        return this;
    }

    void needsPerson(String sentence) {
        why = Optional.of(sentence);
    }

    void needsNobody() {
        why = Optional.empty();
    }

    int asked() {
        return asked.get();
    }

    @Override
    public Obtained obtain(Person person) throws PersonNeededException, SignInCancelledException {
        asked.incrementAndGet();
        if (script.poll() instanceof Object next) {
            if (next instanceof AwsFailure failure) {
                throw failure;
            }
            return (Obtained) next;
        }
        if (why.isPresent()) {
            person.needed(why.get()).mfaCode(new MfaRequest("p", "serial", "", ""));
        }
        return keys(Duration.ofHours(1), true);
    }
}
