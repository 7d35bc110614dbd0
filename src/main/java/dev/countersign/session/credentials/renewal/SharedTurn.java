package dev.countersign.session.credentials.renewal;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.key.PersonNeededException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Something with a person that is done by one, while all others who want the same wait for how it ends. */
final class SharedTurn {
    private @Nullable CompletableFuture<Void> running;

    interface Work {
        void run() throws PersonNeededException, SignInCancelledException;
    }

    synchronized boolean isRunning() {
        return running != null;
    }

    void take(Work work) throws SignInCancelledException {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> others = begin(mine);
        if (others != null) {
            await(others);
            return;
        }
        try {
            work.run();
            end(null);
        } catch (AwsFailure | SignInCancelledException e) {
            end(e);
            throw e;
        } catch (PersonNeededException e) {
            AwsFailure failure =
                    AwsFailure.saying(Kind.CREDENTIALS_EXPIRED, "renewing credentials", e.sentence(), "Sign in again.");
            end(failure);
            throw failure;
        } catch (RuntimeException | Error e) {
            end(e);
            throw e;
        }
    }

    private synchronized @Nullable CompletableFuture<Void> begin(CompletableFuture<Void> mine) {
        CompletableFuture<Void> present = running;
        if (present == null) {
            running = mine;
        }
        return present;
    }

    private void end(@Nullable Throwable failure) {
        CompletableFuture<Void> mine;
        synchronized (this) {
            mine = running;
            running = null;
        }
        if (mine == null) {
            return;
        }
        if (failure == null) {
            mine.complete(null);
        } else {
            mine.completeExceptionally(failure);
        }
    }

    private static void await(CompletableFuture<Void> others) throws SignInCancelledException {
        try {
            others.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInCancelledException();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case AwsFailure failure -> throw failure;
                case SignInCancelledException _ -> throw new SignInCancelledException();
                case null, default ->
                    throw AwsFailure.of(Kind.UNEXPECTED, "renewing credentials", "The sign-in broke off.");
            }
        }
    }
}
