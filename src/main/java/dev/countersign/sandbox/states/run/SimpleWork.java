package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.StateFailure;
import java.util.Optional;

/** Pass, Succeed and Fail. */
final class SimpleWork {
    private SimpleWork() {}

    static StateRun.Result pass(StateRun run) throws StateFailure {
        State state = run.state();
        Object arguments = run.flow().arguments();
        Object result = !state.jsonata() && state.has("Result") ? state.get("Result") : arguments;
        return run.flow().result(result, state.next());
    }

    static StateRun.Result succeed(StateRun run) throws StateFailure {
        return run.flow().result(run.flow().effective(), Optional.empty());
    }

    static StateRun.Result fail(StateRun run) throws StateFailure {
        Optional<String> error = run.flow().text("Error");
        throw StateFailure.of(error, run.flow().text("Cause"));
    }
}
