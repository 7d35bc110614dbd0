package dev.countersign.ui.fx;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Runs blocking work off the FX thread and brings its outcome back onto it. */
public final class Background {
    private static final Logger LOG = System.getLogger(Background.class.getName());

    private final Executor workers;
    private final Executor fxThread;

    /**
     * @param workers where work runs; in the application one virtual thread for each piece
     * @param fxThread brings a piece of code onto the FX thread, in order
     */
    public Background(Executor workers, Executor fxThread) {
        this.workers = workers;
        this.fxThread = fxThread;
    }

    /** Runs {@code work}; then exactly one of the two consumers is called, on the FX thread; none when the window is closing. */
    public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<Problem> onProblem) {
        try {
            workers.execute(() -> fxThread.execute(outcome(work, onSuccess, onProblem)));
        } catch (RejectedExecutionException e) {
            // The window is closing, and news that was on its way asked for more: nobody waits for an answer.
            LOG.log(Level.DEBUG, "no work is taken any more");
        }
    }

    private static <T> Runnable outcome(Callable<T> work, Consumer<? super T> onSuccess, Consumer<Problem> onProblem) {
        try {
            T result = work.call();
            return () -> onSuccess.accept(result);
        } catch (Throwable failure) {
            // Errors, too: whoever waits for an answer must get one.
            Problem problem = Problem.of(failure);
            return () -> onProblem.accept(problem);
        }
    }

    /** Runs {@code work} for its effect only. */
    public void run(Action work, Runnable onSuccess, Consumer<Problem> onProblem) {
        run(
                () -> {
                    work.run();
                    return true;
                },
                done -> onSuccess.run(),
                onProblem);
    }

    /** Brings something that happened elsewhere, such as a snapshot of a watch, onto the FX thread. */
    public void onFxThread(Runnable code) {
        fxThread.execute(code);
    }

    /** A line of requests of which only the newest one's answer counts. Make one for each thing that is shown. */
    public Latest latest() {
        return new Latest(this);
    }

    /** Work without a result. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }
}
