package dev.countersign.sandbox.codepipeline.run;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The pipelines of the account, by name. */
public final class Pipelines {
    private final ConcurrentSkipListMap<String, Pipeline> byName = new ConcurrentSkipListMap<>();
    private final Account account;

    public Pipelines(Account account) {
        this.account = account;
    }

    public String arn(String pipeline) {
        return account.arn("codepipeline", pipeline);
    }

    /** False if the name is taken. */
    public boolean add(String name, Pipeline pipeline) {
        return byName.putIfAbsent(name, pipeline) == null;
    }

    public Optional<Pipeline> remove(String name) {
        return Optional.ofNullable(byName.remove(name));
    }

    public Optional<Pipeline> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Pipeline require(String name) {
        return find(name).orElseThrow(() -> PipelineErrors.noPipeline(account.id(), name));
    }

    public List<Pipeline> all() {
        return List.copyOf(byName.values());
    }
}
