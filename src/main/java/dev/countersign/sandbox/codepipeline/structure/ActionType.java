package dev.countersign.sandbox.codepipeline.structure;

import dev.countersign.sandbox.api.ServiceError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;

/** The kinds of action that the sandbox runs, and what each wants to be told. */
public enum ActionType {
    S3_SOURCE(
            ActionCategory.SOURCE,
            "S3",
            List.of("S3Bucket", "S3ObjectKey"),
            List.of("PollForSourceChanges", "AllowOverrideForS3ObjectKey"),
            0,
            1),
    MANUAL_APPROVAL(
            ActionCategory.APPROVAL,
            "Manual",
            List.of(),
            List.of("NotificationArn", "ExternalEntityLink", "CustomData"),
            0,
            0),
    S3_DEPLOY(
            ActionCategory.DEPLOY,
            "S3",
            List.of("BucketName", "Extract"),
            List.of("ObjectKey", "KMSEncryptionKeyARN", "CannedACL", "CacheControl"),
            1,
            0);

    /** Providers that exist in CodePipeline; for them the sandbox says what it lacks instead of denying that they exist. */
    private static final Set<String> OTHER_PROVIDERS = Set.of(
            "CodeCommit",
            "CodeStarSourceConnection",
            "ECR",
            "GitHub",
            "CodeBuild",
            "CodeDeploy",
            "CloudFormation",
            "CloudFormationStackSet",
            "CloudFormationStackInstances",
            "ECS",
            "CodeDeployToECS",
            "ElasticBeanstalk",
            "Lambda",
            "StepFunctions",
            "DeviceFarm",
            "Jenkins",
            "ServiceCatalog",
            "AppConfig",
            "OpsWorks",
            "Commands",
            "EC2",
            "EKS",
            "ECRBuildAndPublish",
            "InspectorScan");

    private static final int LONGEST_VALUE = 1000;

    private final ActionCategory category;
    private final String provider;
    private final List<String> required;
    private final List<String> optional;
    private final int inputs;
    private final int outputs;

    ActionType(
            ActionCategory category,
            String provider,
            List<String> required,
            List<String> optional,
            int inputs,
            int outputs) {
        this.category = category;
        this.provider = provider;
        this.required = required;
        this.optional = optional;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** The type of an action of a pipeline that was accepted, or is being checked. */
    public static ActionType of(ActionDeclaration action, String region) {
        ActionTypeId id = action.actionTypeId();
        return find(id).orElseThrow(() -> unknown(action, region));
    }

    private static Optional<ActionType> find(ActionTypeId id) {
        return Arrays.stream(values())
                .filter(type -> type.category == id.category()
                        && type.provider.equals(id.provider())
                        && "AWS".equals(id.ownerAsString())
                        && "1".equals(id.version()))
                .findFirst();
    }

    private static ServiceError unknown(ActionDeclaration action, String region) {
        ActionTypeId id = action.actionTypeId();
        if (OTHER_PROVIDERS.contains(id.provider())) {
            return ServiceError.notImplemented("the CodePipeline action type " + id.categoryAsString() + "/"
                    + id.provider() + " of action " + action.name());
        }
        return PipelineErrors.action("ActionType (Category: '" + id.categoryAsString() + "', Provider: '"
                + id.provider() + "', Owner: '" + id.ownerAsString() + "', Version: '" + id.version()
                + "') in action '" + action.name() + "' is not available in region "
                + region.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    public boolean isSource() {
        return category == ActionCategory.SOURCE;
    }

    /** Refuses a declaration whose configuration or artifacts this type cannot work with. */
    void check(ActionDeclaration action) {
        var configuration = action.configuration();
        for (String key : required) {
            if (configuration.getOrDefault(key, "").isEmpty()) {
                throw PipelineErrors.action("Action configuration for action '" + action.name()
                        + "' is missing required configuration '" + key + "'");
            }
        }
        new TreeMap<>(configuration).forEach((key, value) -> checkKey(action, key, value));
        count(action, "input", action.inputArtifacts().size(), inputs);
        count(action, "output", action.outputArtifacts().size(), outputs);
        if (this == S3_DEPLOY
                && !Boolean.parseBoolean(configuration.get("Extract"))
                && configuration.getOrDefault("ObjectKey", "").isEmpty()) {
            throw PipelineErrors.action("Action configuration for action '" + action.name()
                    + "' is missing required configuration 'ObjectKey', which is needed when 'Extract' is false");
        }
        if (configuration.containsKey("KMSEncryptionKeyARN")) {
            throw ServiceError.notImplemented("KMS keys in CodePipeline's S3 deploy action");
        }
    }

    private void checkKey(ActionDeclaration action, String key, String value) {
        if (!required.contains(key) && !optional.contains(key)) {
            throw PipelineErrors.action("Action configuration for action '" + action.name()
                    + "' contains unknown configuration '" + key + "'");
        }
        if (value.length() > LONGEST_VALUE) {
            throw PipelineErrors.action("Value of configuration '" + key + "' for action '" + action.name()
                    + "' is longer than " + LONGEST_VALUE + " characters");
        }
    }

    private static void count(ActionDeclaration action, String kind, int given, int wanted) {
        if (given < wanted) {
            throw PipelineErrors.action("Action " + action.name() + " has " + given + " " + kind
                    + " artifacts which is fewer than minimum count: " + wanted);
        }
        if (given > wanted) {
            throw PipelineErrors.action("Action " + action.name() + " has " + given + " " + kind
                    + " artifacts which is more than maximum count: " + wanted);
        }
    }
}
