package dev.countersign.stack.health.setup;

/** All that takes part in the approvals of one stack, or of one pipeline. */
public record Setup(
        Group<MachineSetup> machines,
        Group<PipelineSetup> pipelines,
        Group<RuleSetup> rules,
        Group<FunctionSetup> functions,
        Group<BucketSetup> buckets,
        Group<TopicSetup> topics,
        Group<RoleSetup> roles) {}
