package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.ui.session.center.CenterDesk;
import dev.countersign.ui.session.center.FakeCenter;
import dev.countersign.ui.session.center.SessionMemory;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A welcome page's surroundings as a test wants them; keeps what was asked of it. */
final class FakeDesk implements WelcomeDesk {
    final List<SignedIn> opened = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Path> shown = new CopyOnWriteArrayList<>();
    private final SessionChoices choices;
    private final SignInWay way;
    private final CenterDesk center = new FakeCenter(List.of());

    @FunctionalInterface
    interface SignInWay {
        SignedIn signIn(SessionChoice choice, String region, Optional<URI> endpoint, SignInPrompt prompt)
                throws SignInCancelledException;
    }

    FakeDesk(SessionChoices choices, SignInWay way) {
        this.choices = choices;
        this.way = way;
    }

    /** Memory that lasts as long as a test. */
    static SessionMemory memory() {
        Map<String, List<String>> values = new HashMap<>();
        return new SessionMemory(key -> values.getOrDefault(key, List.of()), values::put);
    }

    @Override
    public CenterDesk center() {
        return center;
    }

    @Override
    public SessionChoices find() {
        return choices;
    }

    @Override
    public SignedIn signIn(SessionChoice choice, String region, Optional<URI> endpoint, SignInPrompt prompt)
            throws SignInCancelledException {
        asked.add(
                choice.name() + " " + region + " " + endpoint.map(URI::toString).orElse("AWS"));
        return way.signIn(choice, region, endpoint, prompt);
    }

    @Override
    public void open(SignedIn session) {
        opened.add(session);
    }

    @Override
    public void show(Path file) {
        shown.add(file);
    }
}
