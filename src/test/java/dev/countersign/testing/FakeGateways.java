package dev.countersign.testing;

import dev.countersign.aws.BucketGateway;
import dev.countersign.aws.ExecutionGateway;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.IdentityGateway;
import dev.countersign.aws.ObjectGateway;
import dev.countersign.aws.PermissionGateway;
import dev.countersign.aws.PipelineGateway;
import dev.countersign.aws.RuleGateway;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.StackGateway;
import dev.countersign.aws.inspect.BucketSettingsGateway;
import dev.countersign.aws.inspect.FunctionGateway;
import dev.countersign.aws.inspect.Inspection;
import dev.countersign.aws.inspect.RepairGateway;
import dev.countersign.domain.inspect.AsyncSettings;
import dev.countersign.domain.inspect.BucketSettings.LifecycleRule;
import dev.countersign.domain.inspect.FunctionDetail;
import dev.countersign.domain.inspect.QueueDepth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All ports of a diagnosis over the fakes: one healthy function for everything, versioned buckets that send events, no trail. */
public final class FakeGateways implements Gateways {
    private final FakeAws aws;
    private final FakeStackGateway stacks = new FakeStackGateway();
    private final ServerClock clock;

    /** @param now what time it is for the diagnosis */
    public FakeGateways(FakeAws aws, Instant now) {
        this.aws = aws;
        this.clock = new ServerClock(InstantSource.fixed(now), () -> 0L);
    }

    @Override
    public StackGateway stacks() {
        return stacks;
    }

    @Override
    public ExecutionGateway executions() {
        return aws.executions();
    }

    @Override
    public PipelineGateway pipelines() {
        return aws.pipelines();
    }

    @Override
    public ObjectGateway objects() {
        return aws.objects();
    }

    @Override
    public RuleGateway rules() {
        return aws.rules();
    }

    @Override
    public Inspection inspection() {
        return new Inspection(
                new Functions(),
                new Buckets(),
                (group, from, to, filter, limit) -> List.of(),
                (metrics, from, to) -> List.of(),
                (event, from, to, limit) -> List.of(),
                topic -> List.of(),
                queue -> new QueueDepth(0, 0));
    }

    private static final class Functions implements FunctionGateway {
        @Override
        public Optional<FunctionDetail> function(String nameOrArn) {
            return dev.countersign.testing.Functions.named(nameOrArn)
                    .facts()
                    .detail()
                    .found()
                    .orElseThrow();
        }

        @Override
        public Optional<String> policy(String nameOrArn) {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> reservedConcurrency(String nameOrArn) {
            return Optional.empty();
        }

        @Override
        public Optional<AsyncSettings> asyncSettings(String nameOrArn) {
            return Optional.empty();
        }
    }

    private static final class Buckets implements BucketSettingsGateway {
        @Override
        public Optional<String> versioning(String bucket) {
            return Optional.of("Enabled");
        }

        @Override
        public boolean sendsEvents(String bucket) {
            return true;
        }

        @Override
        public List<LifecycleRule> lifecycle(String bucket) {
            return List.of();
        }

        @Override
        public String region(String bucket) {
            return "eu-west-1";
        }
    }

    @Override
    public ServerClock clock() {
        return clock;
    }

    @Override
    public IdentityGateway identity() {
        throw new UnsupportedOperationException("a diagnosis does not ask who it is");
    }

    @Override
    public BucketGateway buckets() {
        throw new UnsupportedOperationException("a diagnosis empties no bucket");
    }

    @Override
    public PermissionGateway permissions() {
        throw new UnsupportedOperationException("a diagnosis simulates no permissions");
    }

    @Override
    public RepairGateway repair() {
        throw new UnsupportedOperationException("a diagnosis changes nothing");
    }

    @Override
    public void close() {}
}
