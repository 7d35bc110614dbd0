package dev.countersign.watch.read;

import dev.countersign.aws.AwsFailure;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineSummary;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.watch.budget.Sources;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was read of CodePipeline. Structures are cached by their version. Thread-safe. */
public final class PipelineReader {
    private final Sources sources;
    private final InstantSource local;
    private final RuleReader rules;
    private final Map<String, Pipeline> structures = new ConcurrentHashMap<>();
    private final Map<String, PipelineFollower> followers = new ConcurrentHashMap<>();

    public PipelineReader(Sources sources, RuleReader rules, InstantSource local) {
        this.sources = sources;
        this.rules = rules;
        this.local = local;
    }

    /** Reads the list and the structures of pipelines that are new or changed. */
    public void readPipelines() {
        List<PipelineSummary> present = sources.pipelines().pipelines();
        present.forEach(this::readStructure);
        Set<String> gone = new HashSet<>(structures.keySet());
        present.forEach(summary -> gone.remove(summary.name()));
        structures.keySet().removeAll(gone);
        followers.keySet().removeAll(gone);
    }

    private void readStructure(PipelineSummary summary) {
        Pipeline known = structures.get(summary.name());
        if (known != null && known.version() == summary.version()) {
            return;
        }
        try {
            Pipeline pipeline = sources.pipelines().pipeline(summary.name());
            structures.put(summary.name(), pipeline);
            if (pipeline.approvals().isEmpty()) {
                followers.remove(summary.name());
            } else {
                followers
                        .computeIfAbsent(summary.name(), name -> new PipelineFollower(sources, pipeline, local))
                        .restructured(pipeline);
            }
        } catch (AwsFailure e) {
            if (!e.is(AwsFailure.Kind.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /** Reads what has to be read of one pipeline now. */
    public void read(String name, Set<TaskTokenHash> wanted, boolean hot) {
        PipelineFollower follower = followers.get(name);
        if (follower != null) {
            follower.read(wanted, hot);
        }
    }

    /** The pipelines with an approval. */
    public Set<String> names() {
        return Set.copyOf(followers.keySet());
    }

    public List<PipelineFacts> facts() {
        return followers.values().stream()
                .map(follower -> follower.facts(rules.returns(follower.pipeline())))
                .sorted(Comparator.comparing(PipelineFacts::name))
                .toList();
    }

    /** The structures, for the rules to be tested against. */
    public List<Pipeline> withApprovals() {
        return followers.values().stream().map(PipelineFollower::pipeline).toList();
    }
}
