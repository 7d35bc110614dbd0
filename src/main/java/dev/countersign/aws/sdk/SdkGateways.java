package dev.countersign.aws.sdk;

import dev.countersign.aws.AwsConnection;
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
import dev.countersign.aws.inspect.Inspection;
import dev.countersign.aws.inspect.RepairGateway;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.aws.sdk.inspect.SdkInspection;
import dev.countersign.aws.sdk.inspect.SdkRepairGateway;

/** All ports of one session over one set of SDK clients. {@code SdkGateways::connect} is the program's AwsConnector. */
public final class SdkGateways implements Gateways {
    private final AwsClients clients;
    private final IdentityGateway identity;
    private final StackGateway stacks;
    private final BucketGateway buckets;
    private final ExecutionGateway executions;
    private final PipelineGateway pipelines;
    private final ObjectGateway objects;
    private final RuleGateway rules;
    private final PermissionGateway permissions;
    private final Inspection inspection;
    private final RepairGateway repair;

    private SdkGateways(AwsClients clients) {
        this.clients = clients;
        this.identity = new SdkIdentityGateway(clients);
        this.stacks = new SdkStackGateway(clients);
        this.buckets = new SdkBucketGateway(clients);
        this.executions = new SdkExecutionGateway(clients);
        this.pipelines = new SdkPipelineGateway(clients);
        this.objects = new SdkObjectGateway(clients);
        this.rules = new SdkRuleGateway(clients);
        this.permissions = new SdkPermissionGateway(clients);
        this.inspection = SdkInspection.of(clients);
        this.repair = new SdkRepairGateway(clients);
    }

    /** Opens the ports with a clock of their own; no call is made yet. */
    public static Gateways connect(AwsConnection connection) {
        return connect(connection, ServerClock.startingNow());
    }

    /** Opens the ports; no call is made yet. */
    public static Gateways connect(AwsConnection connection, ServerClock clock) {
        return new SdkGateways(new AwsClients(connection, clock));
    }

    @Override
    public IdentityGateway identity() {
        return identity;
    }

    @Override
    public StackGateway stacks() {
        return stacks;
    }

    @Override
    public BucketGateway buckets() {
        return buckets;
    }

    @Override
    public ExecutionGateway executions() {
        return executions;
    }

    @Override
    public PipelineGateway pipelines() {
        return pipelines;
    }

    @Override
    public ObjectGateway objects() {
        return objects;
    }

    @Override
    public RuleGateway rules() {
        return rules;
    }

    @Override
    public Inspection inspection() {
        return inspection;
    }

    @Override
    public RepairGateway repair() {
        return repair;
    }

    @Override
    public PermissionGateway permissions() {
        return permissions;
    }

    @Override
    public ServerClock clock() {
        return clients.clock();
    }

    @Override
    public void close() {
        clients.close();
    }
}
