package dev.countersign.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.sqs.SqsService;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SQS as AWS CLI 2.9 and older SDKs speak to it: forms in, XML out, and the names of that time. */
final class SqsQueryTest {
    private static final String QUEUE = "&QueueUrl=http%3A%2F%2F127.0.0.1%2F111122223333%2Fjobs";

    private final WireFixture wire =
            new WireFixture(world -> new SqsService(world, () -> URI.create("http://127.0.0.1")).register());

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void listsAndMapsAreNamedAfterTheirItems() {
        assertThat(body("Action=CreateQueue&QueueName=jobs&Attribute.1.Name=DelaySeconds&Attribute.1.Value=0"
                        + "&Tag.1.Key=team&Tag.1.Value=desk"))
                .contains("<CreateQueueResult><QueueUrl>http://127.0.0.1/111122223333/jobs</QueueUrl>");
        assertThat(body("Action=SendMessage&MessageBody=hello&MessageAttribute.1.Name=k"
                        + "&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v" + QUEUE))
                .contains("<MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>");
        assertThat(body("Action=ReceiveMessage&AttributeName.1=ApproximateReceiveCount&MessageAttributeName.1=All"
                        + QUEUE))
                .contains("<ReceiveMessageResult><Message><MessageId>")
                .contains("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>")
                .contains("<MessageAttribute><Name>k</Name><Value><StringValue>v</StringValue>");
        assertThat(body("Action=ListQueues")).contains("<QueueUrl>http://127.0.0.1/111122223333/jobs</QueueUrl>");
        assertThat(body("Action=ListQueueTags" + QUEUE)).contains("<Tag><Key>team</Key><Value>desk</Value></Tag>");
    }

    @Test
    void entriesOfBatchesAreNamedAfterTheOperation() {
        body("Action=CreateQueue&QueueName=jobs");

        assertThat(body("Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a"
                        + "&SendMessageBatchRequestEntry.1.MessageBody=x&SendMessageBatchRequestEntry.2.Id=b" + QUEUE))
                .contains("<SendMessageBatchResultEntry><Id>a</Id>")
                .contains("<BatchResultErrorEntry><Id>b</Id>");
    }

    @Test
    void errorsHaveTheCodesOfThatTime() {
        RawRequest.Reply reply = RawRequest.form(wire, "sqs", "Action=GetQueueUrl&QueueName=none")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>")
                .contains("<Message>The specified queue does not exist.</Message>");
    }

    private String body(String form) {
        RawRequest.Reply reply = RawRequest.form(wire, "sqs", form).send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }
}
