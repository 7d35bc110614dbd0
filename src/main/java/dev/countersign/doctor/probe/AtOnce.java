package dev.countersign.doctor.probe;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does independent work side by side on virtual threads, a few at a time: most of it is waiting for answers. */
public final class AtOnce {
    private static final int TOGETHER = 12;

    private AtOnce() {}

    /** The results in the order of the items; the first failure is thrown once all have ended. */
    public static <A, B> List<B> map(List<A> items, Function<A, B> work) {
        if (items.size() < 2) {
            return items.stream().map(work).toList();
        }
        var room = new Semaphore(TOGETHER);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<B>> results = items.stream()
                    .map(item -> CompletableFuture.supplyAsync(() -> within(room, item, work), threads))
                    .toList();
            return results.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static <A, B> B within(Semaphore room, A item, Function<A, B> work) {
        room.acquireUninterruptibly();
        try {
            return work.apply(item);
        } finally {
            room.release();
        }
    }
}
