package dev.countersign.session.permission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What CloudFormation does in a deployer's name to make the approval flow: it names what it makes after the stack, so the
 * policy allows no more than that.
 */
final class StackContents {
    private StackContents() {}

    static List<Map<String, Object>> statements(ResourcesAtHand atHand) {
        List<String> prefixes = atHand.knows(Scope.STACK)
                ? atHand.of(Scope.STACK).stream().map(StackContents::prefix).toList()
                : List.of("*");
        var all = new ArrayList<Map<String, Object>>();
        all.add(made(
                "Buckets",
                List.of(
                        "s3:CreateBucket",
                        "s3:DeleteBucket",
                        "s3:ListBucket",
                        "s3:GetBucketVersioning",
                        "s3:PutBucketVersioning",
                        "s3:GetEncryptionConfiguration",
                        "s3:PutEncryptionConfiguration",
                        "s3:GetBucketPublicAccessBlock",
                        "s3:PutBucketPublicAccessBlock",
                        "s3:GetBucketOwnershipControls",
                        "s3:PutBucketOwnershipControls",
                        "s3:GetBucketNotification",
                        "s3:PutBucketNotification",
                        "s3:GetLifecycleConfiguration",
                        "s3:PutLifecycleConfiguration",
                        "s3:GetBucketPolicy",
                        "s3:PutBucketPolicy",
                        "s3:DeleteBucketPolicy",
                        "s3:GetBucketTagging",
                        "s3:PutBucketTagging"),
                prefixes.stream()
                        .map(p -> "arn:" + atHand.partition() + ":s3:::" + p.toLowerCase(Locale.ROOT))
                        .toList()));
        all.add(made(
                "Topics",
                List.of(
                        "sns:CreateTopic",
                        "sns:DeleteTopic",
                        "sns:GetTopicAttributes",
                        "sns:SetTopicAttributes",
                        "sns:Subscribe",
                        "sns:Unsubscribe",
                        "sns:GetSubscriptionAttributes",
                        "sns:ListSubscriptionsByTopic",
                        "sns:ListTagsForResource",
                        "sns:TagResource",
                        "sns:UntagResource"),
                named(atHand, "sns", "", prefixes)));
        all.add(made(
                "Pipelines",
                List.of(
                        "codepipeline:CreatePipeline",
                        "codepipeline:UpdatePipeline",
                        "codepipeline:DeletePipeline",
                        "codepipeline:ListTagsForResource",
                        "codepipeline:TagResource",
                        "codepipeline:UntagResource"),
                named(atHand, "codepipeline", "", prefixes)));
        all.add(made(
                "StateMachines",
                List.of(
                        "states:CreateStateMachine",
                        "states:UpdateStateMachine",
                        "states:DeleteStateMachine",
                        "states:ListTagsForResource",
                        "states:TagResource",
                        "states:UntagResource"),
                named(atHand, "states", "stateMachine:", prefixes)));
        all.add(made(
                "Rules",
                List.of(
                        "events:PutRule",
                        "events:DeleteRule",
                        "events:PutTargets",
                        "events:RemoveTargets",
                        "events:EnableRule",
                        "events:DisableRule",
                        "events:ListTagsForResource",
                        "events:TagResource",
                        "events:UntagResource"),
                named(atHand, "events", "rule/", prefixes)));
        all.add(made(
                "Functions",
                List.of(
                        "lambda:CreateFunction",
                        "lambda:DeleteFunction",
                        "lambda:GetFunction",
                        "lambda:UpdateFunctionCode",
                        "lambda:UpdateFunctionConfiguration",
                        "lambda:AddPermission",
                        "lambda:RemovePermission",
                        "lambda:PutFunctionEventInvokeConfig",
                        "lambda:UpdateFunctionEventInvokeConfig",
                        "lambda:DeleteFunctionEventInvokeConfig",
                        "lambda:PutFunctionConcurrency",
                        "lambda:DeleteFunctionConcurrency",
                        "lambda:ListTags",
                        "lambda:TagResource",
                        "lambda:UntagResource"),
                named(atHand, "lambda", "function:", prefixes)));
        all.addAll(logs(atHand, prefixes));
        all.addAll(roles(atHand, prefixes));
        return all;
    }

    private static List<Map<String, Object>> logs(ResourcesAtHand atHand, List<String> prefixes) {
        List<String> groups = new ArrayList<>(named(atHand, "logs", "log-group:", prefixes));
        groups.addAll(named(atHand, "logs", "log-group:/aws/*/", prefixes));
        return List.of(
                made(
                        "LogGroups",
                        List.of(
                                "logs:CreateLogGroup",
                                "logs:DeleteLogGroup",
                                "logs:PutRetentionPolicy",
                                "logs:DeleteRetentionPolicy",
                                "logs:ListTagsForResource",
                                "logs:TagResource",
                                "logs:UntagResource"),
                        groups),
                // A state machine's log is set up by these, which know no resources.
                made(
                        "LogDeliveries",
                        List.of(
                                "logs:DescribeLogGroups",
                                "logs:CreateLogDelivery",
                                "logs:GetLogDelivery",
                                "logs:UpdateLogDelivery",
                                "logs:DeleteLogDelivery",
                                "logs:ListLogDeliveries",
                                "logs:DescribeResourcePolicies",
                                "logs:PutResourcePolicy"),
                        List.of("*")));
    }

    private static List<Map<String, Object>> roles(ResourcesAtHand atHand, List<String> prefixes) {
        List<String> roles = prefixes.stream()
                .map(p -> "arn:" + atHand.partition() + ":iam::" + atHand.account() + ":role/" + p)
                .toList();
        Map<String, Object> pass = new LinkedHashMap<>(made("PassRoles", List.of("iam:PassRole"), roles));
        pass.put(
                "Condition",
                Map.of(
                        "StringEquals",
                        Map.of(
                                "iam:PassedToService",
                                List.of(
                                        "codepipeline.amazonaws.com",
                                        "events.amazonaws.com",
                                        "lambda.amazonaws.com",
                                        "states.amazonaws.com"))));
        return List.of(
                made(
                        "Roles",
                        List.of(
                                "iam:CreateRole",
                                "iam:GetRole",
                                "iam:UpdateRole",
                                "iam:DeleteRole",
                                "iam:UpdateAssumeRolePolicy",
                                "iam:PutRolePolicy",
                                "iam:GetRolePolicy",
                                "iam:DeleteRolePolicy",
                                "iam:ListRolePolicies",
                                "iam:ListAttachedRolePolicies",
                                "iam:TagRole",
                                "iam:UntagRole"),
                        roles),
                pass);
    }

    private static Map<String, Object> made(String kind, List<String> actions, List<String> resources) {
        return PolicyTexts.statement("Make" + kind, actions, resources);
    }

    private static List<String> named(ResourcesAtHand atHand, String service, String before, List<String> prefixes) {
        return prefixes.stream()
                .map(p -> String.join(
                        ":", "arn", atHand.partition(), service, atHand.region(), atHand.account(), before + p))
                .toList();
    }

    /** {@code arn:…:stack/demo/*} becomes {@code demo*}: the pipeline may be called just like the stack. */
    private static String prefix(String stack) {
        return stack.replaceFirst("^.*:stack/", "").replaceFirst("/\\*$", "") + "*";
    }
}
