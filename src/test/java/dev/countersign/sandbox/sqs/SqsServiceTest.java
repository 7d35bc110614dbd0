package dev.countersign.sandbox.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

final class SqsServiceTest {
    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private SqsClient sqs;
    private String url;

    @BeforeEach
    void aQueue() {
        sqs = sandbox.client(SqsClient.builder());
        url = sqs.createQueue(r -> r.queueName("jobs")).queueUrl();
    }

    @Test
    void aMessageIsReceivedWithItsAttributesAndHiddenForHalfAMinute() {
        sqs.sendMessage(r -> r.queueUrl(url)
                .messageBody("hello")
                .messageAttributes(Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("greeting")
                                .build())));

        Message first = receive().getFirst();
        assertThat(first.body()).isEqualTo("hello");
        assertThat(first.messageAttributes().get("kind").stringValue()).isEqualTo("greeting");
        assertThat(first.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsKey(MessageSystemAttributeName.SENT_TIMESTAMP);
        assertThat(receive()).isEmpty();
        assertThat(depth()).containsExactly("0", "1", "0");

        sandbox.advance(Duration.ofSeconds(30));
        Message again = receive().getFirst();
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(again.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(again.receiptHandle()));
        sandbox.advance(Duration.ofMinutes(1));
        assertThat(receive()).isEmpty();
    }

    @Test
    void hidingCanBeMadeLongerAndShorter() {
        send("a");
        Message message = receive().getFirst();

        hide(message, 300);
        sandbox.advance(Duration.ofSeconds(60));
        assertThat(receive()).isEmpty();
        hide(message, 0);
        assertThat(receive()).hasSize(1);
        sandbox.advance(Duration.ofSeconds(31));
        assertThatThrownBy(() -> hide(message, 10)).isInstanceOf(MessageNotInflightException.class);
        assertThatThrownBy(() -> hide(message, 43_201)).hasMessageContaining("VisibilityTimeout");
    }

    @Test
    void aLongPollEndsWithTheMessageOrWithItsTime() {
        var polled = CompletableFuture.supplyAsync(() ->
                sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages());
        send("late");
        assertThat(polled.join()).extracting(Message::body).containsExactly("late");
        sqs.purgeQueue(r -> r.queueUrl(url));

        var empty = CompletableFuture.supplyAsync(() ->
                sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5)).messages());
        while (!empty.isDone()) {
            sandbox.advance(Duration.ofSeconds(1));
        }
        assertThat(empty.join()).isEmpty();
    }

    @Test
    void aDelayedMessageComesLater() {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(60));

        assertThat(receive()).isEmpty();
        assertThat(depth()).containsExactly("0", "0", "1");
        sandbox.advance(Duration.ofSeconds(60));
        assertThat(receive()).hasSize(1);
    }

    @Test
    void messagesAreForgottenWhenTheirTimeIsOver() {
        send("old");
        sandbox.advance(Duration.ofDays(4).plusSeconds(1));

        assertThat(receive()).isEmpty();
        assertThat(depth()).containsExactly("0", "0", "0");
    }

    @Test
    void whatIsReceivedTooOftenGoesToTheDeadLetterQueueAndCanBeMovedBack() {
        String dead = sqs.createQueue(r -> r.queueName("dead")).queueUrl();
        sqs.setQueueAttributes(r -> r.queueUrl(url)
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + arn("dead") + "\",\"maxReceiveCount\":\"1\"}")));
        send("poison");
        receive();
        sandbox.advance(Duration.ofSeconds(30));
        assertThat(receive()).isEmpty();

        Message found = sqs.receiveMessage(r -> r.queueUrl(dead)
                        .visibilityTimeout(0)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .getFirst();
        assertThat(found.attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, arn("jobs"));
        assertThat(sqs.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls())
                .containsExactly(url);

        sqs.startMessageMoveTask(r -> r.sourceArn(arn("dead")));
        assertThat(sqs.listMessageMoveTasks(r -> r.sourceArn(arn("dead"))).results())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.status()).isEqualTo("COMPLETED");
                    assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(1);
                });
        assertThat(receive()).extracting(Message::body).containsExactly("poison");
        assertThatThrownBy(() -> sqs.startMessageMoveTask(r -> r.sourceArn(arn("jobs"))))
                .hasMessageContaining("Source queue must be configured as a Dead Letter Queue.");
        assertThatThrownBy(() -> sqs.startMessageMoveTask(r -> r.sourceArn(arn("none"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void batchesTellEachEntryApart() {
        var sent = sqs.sendMessageBatch(r -> r.queueUrl(url)
                .entries(
                        e -> e.id("good").messageBody("a"),
                        e -> e.id("bad").messageBody("b").delaySeconds(1000)));
        assertThat(sent.successful()).extracting(e -> e.id()).containsExactly("good");
        assertThat(sent.failed()).extracting(BatchResultErrorEntry::id).containsExactly("bad");

        String handle = receive().getFirst().receiptHandle();
        assertThat(sqs.changeMessageVisibilityBatch(r -> r.queueUrl(url)
                                .entries(e -> e.id("1").receiptHandle(handle).visibilityTimeout(60)))
                        .successful())
                .hasSize(1);
        assertThat(sqs.deleteMessageBatch(r -> r.queueUrl(url)
                                .entries(
                                        e -> e.id("1").receiptHandle(handle),
                                        e -> e.id("2").receiptHandle("no")))
                        .failed())
                .extracting(BatchResultErrorEntry::code)
                .containsExactly("ReceiptHandleIsInvalid");
        assertThatThrownBy(() -> sqs.sendMessageBatch(r -> r.queueUrl(url).entries(List.of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> sqs.sendMessageBatch(r -> r.queueUrl(url)
                        .entries(e -> e.id("a").messageBody("a"), e -> e.id("a").messageBody("b"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() -> sqs.deleteMessageBatch(r -> r.queueUrl(url)
                        .entries(IntStream.range(0, 11)
                                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                                        .id("e" + i)
                                        .receiptHandle(handle)
                                        .build())
                                .toList())))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    @Test
    void queuesAreMadeFoundTaggedAndDeleted() {
        assertThat(sqs.createQueue(r -> r.queueName("jobs")).queueUrl()).isEqualTo(url);
        assertThat(sqs.getQueueUrl(r -> r.queueName("jobs")).queueUrl()).isEqualTo(url);
        assertThat(sqs.listQueues(r -> r.queueNamePrefix("jo")).queueUrls()).containsExactly(url);
        assertThat(sqs.listQueues(r -> r.queueNamePrefix("x")).queueUrls()).isEmpty();
        sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("team", "desk")));
        assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).tags()).containsEntry("team", "desk");
        sqs.untagQueue(r -> r.queueUrl(url).tagKeys("team"));
        assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).tags()).isEmpty();
        assertThatThrownBy(() -> sqs.createQueue(
                        r -> r.queueName("jobs").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "99"))))
                .isInstanceOf(QueueNameExistsException.class);

        sqs.deleteQueue(r -> r.queueUrl(url));
        assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("jobs")))
                .isInstanceOf(QueueDoesNotExistException.class)
                .matches(e -> ((SqsException) e)
                        .awsErrorDetails()
                        .errorCode()
                        .equals("AWS.SimpleQueueService.NonExistentQueue"))
                .hasMessageContaining("The specified queue does not exist");
        assertThatThrownBy(() -> sqs.createQueue(r -> r.queueName("jobs")))
                .isInstanceOf(QueueDeletedRecentlyException.class);
        sandbox.advance(Duration.ofMinutes(1));
        sqs.createQueue(r -> r.queueName("jobs"));
    }

    @Test
    void aQueueIsPurgedOnceAMinute() {
        send("a");
        sqs.purgeQueue(r -> r.queueUrl(url));
        assertThat(receive()).isEmpty();
        assertThatThrownBy(() -> sqs.purgeQueue(r -> r.queueUrl(url)))
                .isInstanceOf(PurgeQueueInProgressException.class);
        sandbox.advance(Duration.ofMinutes(1));
        sqs.purgeQueue(r -> r.queueUrl(url));
    }

    @Test
    void badInputIsToldInSqsWords() {
        assertThatThrownBy(() -> attribute("DelaySeconds", "901")).isInstanceOf(InvalidAttributeValueException.class);
        assertThatThrownBy(() -> attribute("Policy", "{}")).isInstanceOf(InvalidAttributeValueException.class);
        assertThatThrownBy(() -> attribute("Colour", "red")).isInstanceOf(InvalidAttributeNameException.class);
        assertThatThrownBy(() -> attribute("RedrivePolicy", "{}")).hasMessageContaining("mandatory attributes");
        assertThatThrownBy(() -> attribute(
                        "RedrivePolicy", "{\"deadLetterTargetArn\":\"" + arn("none") + "\",\"maxReceiveCount\":3}"))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> attribute("FifoQueue", "true")).hasMessageContaining("FIFO");
        assertThatThrownBy(() -> sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNamesWithStrings("Colour")))
                .isInstanceOf(InvalidAttributeNameException.class);
        assertThatThrownBy(() -> sqs.createQueue(r -> r.queueName("a b"))).hasMessageContaining("alphanumeric");
        assertThatThrownBy(() -> sqs.createQueue(r -> r.queueName("a.fifo"))).hasMessageContaining("FIFO");
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url))).hasMessageContaining("MessageBody");
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url + "x").messageBody("a")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(11)))
                .hasMessageContaining("MaxNumberOfMessages");
        assertThatThrownBy(() -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle("no")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        attribute("MaximumMessageSize", "1024");
        assertThatThrownBy(() -> send("x".repeat(1025))).hasMessageContaining("shorter than 1024 bytes");
    }

    @Test
    void identityPoliciesAndTheQueuesOwnPolicyBothCount() {
        SqsClient viewers = sandbox.client(SqsClient.builder(), Persona.VIEWER);
        assertThatThrownBy(() -> viewers.sendMessage(r -> r.queueUrl(url).messageBody("a")))
                .hasMessageContaining("sqs:SendMessage on resource: " + arn("jobs"));

        attribute("Policy", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*",
                 "Action": "sqs:SendMessage", "Resource": "%s"}]}""".formatted(arn("jobs")));
        assertThatThrownBy(() -> send("a"))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("with an explicit deny in a resource-based policy");
    }

    private void send(String body) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void hide(Message message, int seconds) {
        sqs.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
    }

    private void attribute(String name, String value) {
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(Map.of(name, value)));
    }

    private List<String> depth() {
        var all = sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return List.of(
                all.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                all.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                all.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    private static String arn(String name) {
        return "arn:aws:sqs:eu-west-1:111122223333:" + name;
    }
}
