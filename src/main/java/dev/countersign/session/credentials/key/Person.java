package dev.countersign.session.credentials.key;

import dev.countersign.session.credentials.SignInPrompt;
import java.util.Optional;

/** Whoever may be asked, or nobody. */
public final class Person {
    private final Optional<SignInPrompt> prompt;

    private Person(Optional<SignInPrompt> prompt) {
        this.prompt = prompt;
    }

    /** Somebody who asked for it, and may be asked. */
    public static Person at(SignInPrompt prompt) {
        return new Person(Optional.of(prompt));
    }

    /** Nobody asked for it, so nobody may be bothered. */
    public static Person absent() {
        return new Person(Optional.empty());
    }

    /** Whether somebody may be asked. */
    public boolean isThere() {
        return prompt.isPresent();
    }

    /**
     * The person.
     *
     * @param why one is needed, as a sentence
     * @throws PersonNeededException when nobody may be asked
     */
    public SignInPrompt needed(String why) throws PersonNeededException {
        return prompt.orElseThrow(() -> new PersonNeededException(why));
    }
}
