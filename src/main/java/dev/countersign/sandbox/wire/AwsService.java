package dev.countersign.sandbox.wire;

import static dev.countersign.sandbox.wire.Protocol.JSON;
import static dev.countersign.sandbox.wire.Protocol.QUERY;
import static dev.countersign.sandbox.wire.Protocol.REST_JSON;
import static dev.countersign.sandbox.wire.Protocol.REST_XML;

import dev.countersign.sandbox.wire.codec.Names;
import dev.countersign.sandbox.wire.signing.Refusal;
import dev.countersign.sandbox.wire.signing.SigningRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services whose language the sandbox speaks. Which of their operations exist is up to the services put in. */
enum AwsService {
    STATES("states", "sfn", JSON, "AWSStepFunctions", "1.0"),
    CODEPIPELINE("codepipeline", "codepipeline", JSON, "CodePipeline_20150709", "1.1"),
    EVENTS("events", "eventbridge", JSON, "AWSEvents", "1.1"),
    LOGS("logs", "cloudwatchlogs", JSON, "Logs_20140328", "1.1"),
    /** What older clients of SQS speak; it has to come first, as the one that is not told by a target. */
    SQS_QUERY("sqs", "sqs", QUERY, "", "http://queue.amazonaws.com/doc/2012-11-05/"),
    SQS("sqs", "sqs", JSON, "AmazonSQS", "1.0"),
    CLOUDTRAIL("cloudtrail", "cloudtrail", JSON, "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", "1.1"),
    KMS("kms", "kms", JSON, "TrentService", "1.1"),
    LAMBDA("lambda", "lambda", REST_JSON, "", ""),
    SSO("awsssoportal", "sso", REST_JSON, "", ""),
    SSO_OIDC("sso-oauth", "ssooidc", REST_JSON, "", ""),
    SIGNIN("signin", "signin", REST_JSON, "", ""),
    STS("sts", "sts", QUERY, "", "https://sts.amazonaws.com/doc/2011-06-15/"),
    SNS("sns", "sns", QUERY, "", "http://sns.amazonaws.com/doc/2010-03-31/"),
    CLOUDWATCH("monitoring", "cloudwatch", QUERY, "", "http://monitoring.amazonaws.com/doc/2010-08-01/"),
    CLOUDFORMATION(
            "cloudformation", "cloudformation", QUERY, "", "http://cloudformation.amazonaws.com/doc/2010-05-15/"),
    IAM("iam", "iam", QUERY, "", "https://iam.amazonaws.com/doc/2010-05-08/"),
    S3("s3", "s3", REST_XML, "", "http://s3.amazonaws.com/doc/2006-03-01/");

    private static final String SDK = "software.amazon.awssdk.services.";

    private final String signingName;
    private final String module;
    private final Protocol protocol;
    private final String target;
    private final String dialect;

    AwsService(String signingName, String module, Protocol protocol, String target, String dialect) {
        this.signingName = signingName;
        this.module = module;
        this.protocol = protocol;
        this.target = target;
        this.dialect = dialect;
    }

    /** The name in a signature's credential scope. */
    String signingName() {
        return signingName;
    }

    /** The Java package of the SDK's client for this service. */
    String sdkPackage() {
        return SDK + module;
    }

    Protocol protocol() {
        return protocol;
    }

    /** The version of the JSON protocol. */
    String jsonVersion() {
        return dialect;
    }

    /** The namespace of XML answers. */
    String namespace() {
        return dialect;
    }

    /** @param unsigned whether a request without a signature is let through */
    SigningRules signing(boolean unsigned) {
        Refusal refusal = switch (protocol) {
            case JSON, REST_JSON -> Refusal.JSON;
            case QUERY -> Refusal.QUERY;
            case REST_XML -> Refusal.S3;
        };
        boolean anyRegion = this == IAM || this == STS || this == S3;
        return new SigningRules(signingName, refusal, anyRegion, unsigned);
    }

    /** Whether it is there for people who have no keys yet. */
    boolean signsIn() {
        return this == SSO || this == SSO_OIDC || this == SIGNIN;
    }

    /** A header that the SDK's model does not know, and the service reads all the same. */
    Optional<String> unmodelledHeader() {
        return this == SIGNIN ? Optional.of("DPoP") : Optional.empty();
    }

    static Optional<AwsService> signedAs(String signingName) {
        return Arrays.stream(values())
                .filter(s -> s.signingName.equals(signingName))
                .findFirst();
    }

    /** @param xAmzTarget for example {@code AWSStepFunctions.StartExecution} */
    static Optional<AwsService> targetedBy(String xAmzTarget) {
        int dot = xAmzTarget.lastIndexOf('.');
        String prefix = dot < 0 ? xAmzTarget : xAmzTarget.substring(0, dot);
        return Arrays.stream(values())
                .filter(s -> s.protocol == JSON && s.target.equals(prefix))
                .findFirst();
    }

    /** All ways to speak to the service of a request. */
    static List<AwsService> of(Class<?> request) {
        return Arrays.stream(values())
                .filter(s -> request.getPackageName().equals(s.sdkPackage() + ".model"))
                .toList();
    }

    /** How members are called in a form and its answer. */
    Names names(String operation) {
        return this == SQS_QUERY ? new SqsNames(operation) : Names.MODELLED;
    }
}
