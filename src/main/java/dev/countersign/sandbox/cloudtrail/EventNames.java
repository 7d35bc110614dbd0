package dev.countersign.sandbox.cloudtrail;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What CloudTrail calls services and operations, and which calls it does not keep in the event history. */
final class EventNames {
    private static final Map<String, String> SOURCES = Map.of(
            "sfn", "states",
            "eventbridge", "events",
            "cloudwatchlogs", "logs",
            "cloudwatch", "monitoring",
            "ssooidc", "sso");

    /** Operations on data, which the event history leaves out; for the services of which not all are. */
    private static final Map<String, Pattern> DATA = Map.of(
            "s3",
            Pattern.compile("\\w*Object(s|sV2|Versions|Tagging|Acl|Attributes)?|\\w*MultipartUpload\\w*|UploadPart\\w*"
                    + "|ListParts|HeadBucket"),
            "lambda",
            Pattern.compile("Invoke\\w*"),
            "sns",
            Pattern.compile("Publish\\w*"),
            "sqs",
            Pattern.compile("(Send|Receive|Delete)Message\\w*|ChangeMessageVisibility\\w*"),
            "logs",
            Pattern.compile("PutLogEvents"),
            "events",
            Pattern.compile("PutEvents"),
            "monitoring",
            Pattern.compile("(Put|Get)Metric\\w*|ListMetrics"));

    private static final Pattern READING = Pattern.compile(
            "(Get|List|Describe|Lookup|Head|Test|Validate|Simulate|Filter|Estimate|AssumeRole|CheckDomain|Encrypt|Decrypt|GenerateDataKey)\\w*");

    /** Lambda's API has its dates in the names of events. */
    private static final Set<String> LAMBDA_2015_V2 = Set.of(
            "AddPermission",
            "GetFunction",
            "GetFunctionConfiguration",
            "GetPolicy",
            "RemovePermission",
            "UpdateFunctionCode",
            "UpdateFunctionConfiguration");

    private static final Set<String> LAMBDA_2015 = Set.of("CreateFunction", "DeleteFunction", "ListFunctions");
    private static final Set<String> LAMBDA_2017 =
            Set.of("DeleteFunctionConcurrency", "PutFunctionConcurrency", "ListTags", "TagResource", "UntagResource");

    private EventNames() {}

    /** For example {@code states.amazonaws.com}. */
    static String source(Class<?> request) {
        String[] parts = request.getPackageName().split("\\.");
        String module = parts[parts.length - 2];
        return SOURCES.getOrDefault(module, module) + ".amazonaws.com";
    }

    /** For example {@code DisableRule}; of Lambda {@code AddPermission20150331v2}. */
    static String name(Class<?> request) {
        String name = operation(request);
        if (!source(request).startsWith("lambda.")) {
            return name;
        }
        if (LAMBDA_2015_V2.contains(name)) {
            return name + "20150331v2";
        }
        if (LAMBDA_2015.contains(name)) {
            return name + "20150331";
        }
        return LAMBDA_2017.contains(name) ? name + (name.endsWith("Concurrency") ? "20171031" : "20170331") : name;
    }

    private static String operation(Class<?> request) {
        return request.getSimpleName()
                .replaceFirst("Request$", "")
                .replace("Mfa", "MFA")
                .replace("OpenIdConnect", "OpenIDConnect")
                .replace("ClientId", "ClientID");
    }

    static boolean reads(Class<?> request) {
        return READING.matcher(operation(request)).matches();
    }

    /** Whether it is about data: such calls are not in the event history. */
    static boolean isAboutData(Class<?> request) {
        String service = source(request).replaceFirst("\\..*$", "");
        Pattern data = DATA.get(service);
        return data != null && data.matcher(operation(request)).matches();
    }
}
