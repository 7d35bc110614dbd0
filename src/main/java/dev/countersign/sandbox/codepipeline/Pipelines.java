package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The pipelines of the account, by name. */
final class Pipelines {
    private final ConcurrentSkipListMap<String, Pipeline> byName = new ConcurrentSkipListMap<>();
    private final Account account;

    Pipelines(Account account) {
        this.account = account;
    }

    String arn(String pipeline) {
        return account.arn("codepipeline", pipeline);
    }

    /** False if the name is taken. */
    boolean add(String name, Pipeline pipeline) {
        return byName.putIfAbsent(name, pipeline) == null;
    }

    Optional<Pipeline> remove(String name) {
        return Optional.ofNullable(byName.remove(name));
    }

    Optional<Pipeline> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Pipeline require(String name) {
        return find(name).orElseThrow(() -> PipelineErrors.noPipeline(account.id(), name));
    }

    List<Pipeline> all() {
        return List.copyOf(byName.values());
    }
}
