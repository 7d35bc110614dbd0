package dev.countersign.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Requests for the same thing, of which the last one wins: an answer that comes after a newer request was made is dropped, so
 * that a slow answer never covers a later one. Use it on the FX thread.
 */
public final class Latest {
    private final Background background;
    private long newest;

    Latest(Background background) {
        this.background = background;
    }

    /** As {@link Background#run}, unless a newer request is made meanwhile: then neither consumer is called. */
    public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<Problem> onProblem) {
        long request = ++newest;
        background.run(work, ifNewest(request, onSuccess), ifNewest(request, onProblem));
    }

    /** Drops the answers to all requests made so far. */
    public void forget() {
        newest++;
    }

    private <T> Consumer<T> ifNewest(long request, Consumer<? super T> consumer) {
        return answer -> {
            if (request == newest) {
                consumer.accept(answer);
            }
        };
    }
}
