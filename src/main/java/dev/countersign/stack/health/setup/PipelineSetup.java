package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline.
 *
 * @param type V1 or V2
 * @param mode SUPERSEDED, QUEUED or PARALLEL
 */
public record PipelineSetup(Thing thing, Fact<String> type, Fact<String> mode, List<ActionSetup> actions) {
    public PipelineSetup {
        actions = List.copyOf(actions);
    }

    public List<ActionSetup> approvals() {
        return actions.stream().filter(ActionSetup::isApproval).toList();
    }

    public List<ActionSetup> objectSources() {
        return actions.stream().filter(ActionSetup::isObjectSource).toList();
    }

    /**
     * One action.
     *
     * @param timeout in minutes
     */
    public record ActionSetup(
            String stage,
            String name,
            String category,
            String provider,
            Map<String, Setting> configuration,
            Fact<Optional<Long>> timeout,
            Origin origin) {
        /** What CodePipeline gives an approval without a timeout of its own: 7 days. */
        public static final long DEFAULT_APPROVAL_MINUTES = 10_080;

        public ActionSetup {
            configuration = Map.copyOf(configuration);
        }

        public boolean isApproval() {
            return category.equals("Approval") && provider.equals("Manual");
        }

        public boolean isObjectSource() {
            return category.equals("Source") && provider.equals("S3");
        }

        public Optional<Setting> setting(String key) {
            return Optional.ofNullable(configuration.get(key));
        }
    }

    /** One value of an action's configuration. */
    public record Setting(Term term, Origin origin) {}
}
