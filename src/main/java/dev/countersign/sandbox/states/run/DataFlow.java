package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.data.StateFailure;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How data go through a state, in one of the two query languages. */
interface DataFlow {
    /** What the state works on: its input, after InputPath. */
    @Nullable
    Object effective() throws StateFailure;

    /** What a Task, a Pass, a Parallel or a Map hands on: Parameters or Arguments where there are any. */
    @Nullable
    Object arguments() throws StateFailure;

    /** The state's output and variables from the result of its work. */
    StateRun.Result result(@Nullable Object result, Optional<String> next) throws StateFailure;

    /** Output and variables of a Choice, from the rule that was taken or from the state's own fields. */
    StateRun.Result chosen(Map<String, Object> rule, Optional<String> next) throws StateFailure;

    /** Output and variables of a catcher. */
    StateRun.Result caught(Map<String, Object> catcher, Map<String, Object> errorOutput) throws StateFailure;

    /** Seconds from a field or from its {@code …Path} companion. */
    Optional<Long> seconds(String field) throws StateFailure;

    /** Text from a Fail state's field or its {@code …Path} companion. */
    Optional<String> text(String field) throws StateFailure;
}
