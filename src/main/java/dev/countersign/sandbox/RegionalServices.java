package dev.countersign.sandbox;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.CloudFormationService;
import dev.countersign.sandbox.cloudtrail.CloudTrailService;
import dev.countersign.sandbox.cloudwatch.CloudWatchService;
import dev.countersign.sandbox.codepipeline.CodePipelineService;
import dev.countersign.sandbox.events.EventsService;
import dev.countersign.sandbox.kms.KmsService;
import dev.countersign.sandbox.lambda.LambdaService;
import dev.countersign.sandbox.logs.LogsService;
import dev.countersign.sandbox.s3.S3Service;
import dev.countersign.sandbox.sns.Outbox;
import dev.countersign.sandbox.sns.SnsService;
import dev.countersign.sandbox.sqs.SqsService;
import dev.countersign.sandbox.states.StatesService;
import java.net.URI;
import java.util.function.Supplier;

/** The services that each Region has of its own. Their order does not matter: they meet through the world only. */
final class RegionalServices implements AutoCloseable {
    private final World world;
    private final S3Service s3;
    private final SnsService sns;
    private final LambdaService lambda;
    private final SqsService sqs;
    private final SandboxOptions options;

    /**
     * @param s3 the door to the buckets in this Region
     * @param endpoint the sandbox's door, where the calls of functions come back; it opens last
     */
    RegionalServices(World world, S3Service s3, SandboxOptions options, Supplier<URI> endpoint) {
        this.world = world;
        this.s3 = s3;
        this.options = options;
        this.sns = new SnsService(world);
        this.lambda = new LambdaService(world, options.python(), options.foreignCode(), endpoint);
        this.sqs = new SqsService(world, endpoint);
    }

    void register() {
        new CloudFormationService(world).register();
        s3.register();
        new StatesService(world).register();
        new EventsService(world).register();
        new CodePipelineService(world, options.pollInterval()).register();
        new LogsService(world).register();
        new KmsService(world).register();
        new CloudWatchService(world).register();
        new CloudTrailService(world).register();
        sns.register();
        lambda.register();
        sqs.register();
    }

    Outbox outbox() {
        return sns.outbox();
    }

    @Override
    public void close() {
        lambda.close();
    }
}
