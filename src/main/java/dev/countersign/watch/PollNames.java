package dev.countersign.watch;

/** What a poll reads, for a person. */
final class PollNames {
    private PollNames() {}

    static String of(PollKey key) {
        return switch (key) {
            case PollKey.Machines _ -> "the state machines";
            case PollKey.Runs(var machine) -> "the executions of " + machine.name();
            case PollKey.Tail(var execution) -> "the history of " + execution.name();
            case PollKey.Backlog _ -> "older histories";
            case PollKey.Pipelines _ -> "the pipelines";
            case PollKey.OnePipeline(var name) -> "pipeline " + name;
            case PollKey.Rules _ -> "the rules";
            case PollKey.Time _ -> "the time";
        };
    }
}
