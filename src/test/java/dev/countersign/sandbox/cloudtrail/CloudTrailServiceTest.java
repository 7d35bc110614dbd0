package dev.countersign.sandbox.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.InvalidLookupAttributesException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidMaxResultsException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CloudTrailServiceTest {
    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private CloudTrailClient trail;
    private EventBridgeClient events;

    @BeforeEach
    void connect() {
        trail = sandbox.client(CloudTrailClient.builder());
        events = sandbox.client(EventBridgeClient.builder());
    }

    @Test
    void aWriteIsRecordedWithWhoWhatAndWhen() {
        events.putRule(r -> r.name("answers").eventPattern("{\"source\": [\"desk\"]}"));
        sandbox.advance(Duration.ofHours(1));
        events.disableRule(r -> r.name("answers"));

        Event event = lookup(LookupAttributeKey.EVENT_NAME, "DisableRule").getFirst();
        assertThat(event.eventTime()).isEqualTo(RunningSandbox.START.plus(Duration.ofHours(1)));
        assertThat(event.eventSource()).isEqualTo("events.amazonaws.com");
        assertThat(event.username()).isEqualTo("administrator");
        assertThat(event.readOnly()).isEqualTo("false");
        assertThat(event.resources()).singleElement().satisfies(resource -> {
            assertThat(resource.resourceType()).isEqualTo("AWS::Events::Rule");
            assertThat(resource.resourceName()).isEqualTo("answers");
        });
        JsonNode record = record(event);
        assertThat(record.path("userIdentity").path("type").asString()).isEqualTo("IAMUser");
        assertThat(record.path("userIdentity").path("arn").asString())
                .isEqualTo("arn:aws:iam::111122223333:user/administrator");
        assertThat(record.path("requestParameters").path("name").asString()).isEqualTo("answers");
        assertThat(record.path("eventID").asString()).isEqualTo(event.eventId());
        assertThat(record.has("errorCode")).isFalse();
    }

    @Test
    void aDeniedCallIsRecordedWithoutItsToken() {
        CodePipelineClient viewers = sandbox.client(CodePipelineClient.builder(), Persona.VIEWER);
        assertThatThrownBy(() -> viewers.putApprovalResult(r -> r.pipelineName("release")
                        .stageName("Approval")
                        .actionName("Ask")
                        .token("00000000-1111-2222-3333-444444444444")
                        .result(x -> x.summary("no").status(ApprovalStatus.APPROVED))))
                .hasMessageContaining("not authorized");

        Event event = lookup(LookupAttributeKey.EVENT_NAME, "PutApprovalResult").getFirst();
        JsonNode record = record(event);
        assertThat(record.path("errorCode").asString()).isEqualTo("AccessDenied");
        assertThat(record.path("errorMessage").asString()).contains("codepipeline:PutApprovalResult");
        assertThat(record.path("requestParameters").path("stageName").asString())
                .isEqualTo("Approval");
        assertThat(record.path("requestParameters")
                        .path("result")
                        .path("status")
                        .asString())
                .isEqualTo("Approved");
        assertThat(event.cloudTrailEvent()).doesNotContain("444444444444");
        assertThat(lookup(LookupAttributeKey.RESOURCE_NAME, "release")).hasSize(1);
        assertThat(lookup(LookupAttributeKey.USERNAME, "viewer")).hasSize(1);
    }

    @Test
    void theSessionOfARoleIsRecordedWithItsRole() {
        sandbox.client(IamClient.builder()).createRole(r -> r.roleName("Desk").assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}]}"""));
        var keys = sandbox.client(StsClient.builder())
                .assumeRole(
                        r -> r.roleArn("arn:aws:iam::111122223333:role/Desk").roleSessionName("me"))
                .credentials();
        EventBridgeClient desk = sandbox.client(
                EventBridgeClient.builder(),
                AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
        assertThatThrownBy(() -> desk.listRules(r -> {})).hasMessageContaining("not authorized");

        JsonNode identity =
                record(lookup(LookupAttributeKey.USERNAME, "me").getFirst()).path("userIdentity");
        assertThat(identity.path("type").asString()).isEqualTo("AssumedRole");
        assertThat(identity.path("sessionContext")
                        .path("sessionIssuer")
                        .path("arn")
                        .asString())
                .isEqualTo("arn:aws:iam::111122223333:role/Desk");
        Event assumed = lookup(LookupAttributeKey.EVENT_NAME, "AssumeRole").getFirst();
        assertThat(assumed.readOnly()).isEqualTo("true");
        assertThat(assumed.cloudTrailEvent()).doesNotContain(keys.secretAccessKey(), keys.sessionToken());
    }

    @Test
    void readsAreToldFromWritesAndDataIsLeftOut() {
        S3Client s3 = sandbox.client(S3Client.builder());
        s3.createBucket(r -> r.bucket("things"));
        s3.listObjectVersions(r -> r.bucket("things"));
        s3.listBuckets();
        SqsClient sqs = sandbox.client(SqsClient.builder());
        String url = sqs.createQueue(r -> r.queueName("q")).queueUrl();
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("secret"));

        assertThat(names(lookup(LookupAttributeKey.READ_ONLY, "false")))
                .containsExactlyInAnyOrder("CreateBucket", "CreateQueue");
        assertThat(names(lookup(LookupAttributeKey.READ_ONLY, "true"))).contains("ListBuckets");
        assertThat(names(trail.lookupEvents().events())).doesNotContain("ListObjectVersions", "SendMessage");
        assertThat(names(lookup(LookupAttributeKey.EVENT_SOURCE, "s3.amazonaws.com")))
                .containsExactlyInAnyOrder("CreateBucket", "ListBuckets");
        assertThat(lookup(LookupAttributeKey.RESOURCE_TYPE, "AWS::S3::Bucket")).hasSize(1);
        String id = trail.lookupEvents().events().getFirst().eventId();
        assertThat(lookup(LookupAttributeKey.EVENT_ID, id)).hasSize(1);
    }

    @Test
    void lambdasEventsHaveItsDatesInTheirNames() {
        assertThatThrownBy(() -> sandbox.client(LambdaClient.builder())
                        .removePermission(r -> r.functionName("none").statementId("x")))
                .isInstanceOf(RuntimeException.class);

        assertThat(lookup(LookupAttributeKey.EVENT_NAME, "RemovePermission20150331v2"))
                .singleElement()
                .satisfies(event ->
                        assertThat(record(event).path("errorCode").asString()).isEqualTo("ResourceNotFoundException"));
    }

    @Test
    void aPageHasFiftyEventsAndTheNextGoesOnWhereItEnded() {
        for (int i = 0; i < 60; i++) {
            events.listRules(r -> {});
        }

        var first = trail.lookupEvents(r -> r.lookupAttributes(
                a -> a.attributeKey(LookupAttributeKey.EVENT_NAME).attributeValue("ListRules")));
        events.listRules(r -> {});
        var second = trail.lookupEvents(r -> r.nextToken(first.nextToken())
                .lookupAttributes(
                        a -> a.attributeKey(LookupAttributeKey.EVENT_NAME).attributeValue("ListRules")));

        assertThat(first.events()).hasSize(50);
        assertThat(second.events()).hasSize(10).doesNotContainAnyElementsOf(first.events());
        assertThat(second.nextToken()).isNull();
        assertThat(trail.lookupEventsPaginator().events().stream().count()).isGreaterThan(60);
    }

    @Test
    void eventsAreFoundByTimeForNinetyDays() {
        events.listRules(r -> {});
        sandbox.advance(Duration.ofDays(1));

        assertThat(names(
                        trail.lookupEvents(r -> r.endTime(RunningSandbox.START)).events()))
                .containsExactly("ListRules");
        assertThat(names(trail.lookupEvents(r -> r.startTime(RunningSandbox.START.plus(Duration.ofHours(1))))
                        .events()))
                .doesNotContain("ListRules");
        sandbox.advance(Duration.ofDays(90));
        assertThat(lookup(LookupAttributeKey.EVENT_NAME, "ListRules")).isEmpty();
    }

    @Test
    void badQuestionsAreToldInAwsCodes() {
        assertThatThrownBy(() -> trail.lookupEvents(r -> r.maxResults(51)))
                .isInstanceOf(InvalidMaxResultsException.class);
        assertThatThrownBy(() -> trail.lookupEvents(r -> r.nextToken("x")))
                .isInstanceOf(InvalidNextTokenException.class);
        assertThatThrownBy(() -> trail.lookupEvents(
                        r -> r.startTime(RunningSandbox.START).endTime(RunningSandbox.START.minusSeconds(1))))
                .isInstanceOf(InvalidTimeRangeException.class);
        assertThatThrownBy(() -> trail.lookupEvents(r -> r.lookupAttributes(
                        a -> a.attributeKey(LookupAttributeKey.EVENT_NAME).attributeValue("a"),
                        a -> a.attributeKey(LookupAttributeKey.USERNAME).attributeValue("b"))))
                .isInstanceOf(InvalidLookupAttributesException.class);
        assertThatThrownBy(() -> lookup(LookupAttributeKey.ACCESS_KEY_ID, "AKIA"))
                .hasMessageContaining("access key");
        sandbox.client(IamClient.builder())
                .putUserPolicy(r -> r.userName("viewer").policyName("NoAudit").policyDocument("""
                        {"Version": "2012-10-17",
                         "Statement": [{"Effect": "Deny", "Action": "cloudtrail:*", "Resource": "*"}]}"""));
        CloudTrailClient viewers = sandbox.client(CloudTrailClient.builder(), Persona.VIEWER);
        assertThatThrownBy(viewers::lookupEvents)
                .isInstanceOf(CloudTrailException.class)
                .hasMessageContaining("cloudtrail:LookupEvents");
    }

    private List<Event> lookup(LookupAttributeKey key, String value) {
        return trail.lookupEvents(
                        r -> r.lookupAttributes(a -> a.attributeKey(key).attributeValue(value)))
                .events();
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::eventName).toList();
    }

    private static JsonNode record(Event event) {
        return JsonMapper.shared().readTree(event.cloudTrailEvent());
    }
}
