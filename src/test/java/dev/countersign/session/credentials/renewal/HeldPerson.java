package dev.countersign.session.credentials.renewal;

import dev.countersign.session.credentials.SignInPrompt;
import java.util.concurrent.CompletableFuture;

/** A person who takes time to answer. */
final class HeldPerson implements SignInPrompt {
    private final CompletableFuture<Void> question = new CompletableFuture<>();
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    void awaitQuestion() {
        question.join();
    }

    void answer(String code) {
        answer.complete(code);
    }

    @Override
    public String mfaCode(MfaRequest request) {
        question.complete(null);
        return answer.join();
    }
}
