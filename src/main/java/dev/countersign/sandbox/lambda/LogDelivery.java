package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/**
 * Writes invocations into CloudWatch Logs with the permissions of the function's role. Without them the log is lost, and the function
 * notices nothing: that is how Lambda does it.
 */
final class LogDelivery {
    private static final Logger LOG = Logger.getLogger(LogDelivery.class.getName());

    private final World world;

    LogDelivery(World world) {
        this.world = world;
    }

    void deliver(Caller role, String group, String stream, List<InputLogEvent> events) {
        try {
            put(role, group, stream, events);
        } catch (ServiceError e) {
            if (!e.code().equals("ResourceNotFoundException")) {
                lost(group, e);
                return;
            }
            createAndPut(role, group, stream, events);
        }
    }

    private void createAndPut(Caller role, String group, String stream, List<InputLogEvent> events) {
        try {
            createStream(role, group, stream);
            put(role, group, stream, events);
        } catch (ServiceError e) {
            lost(group, e);
        }
    }

    private void createStream(Caller role, String group, String stream) {
        var request = CreateLogStreamRequest.builder()
                .logGroupName(group)
                .logStreamName(stream)
                .build();
        try {
            world.operations().call(role, request, CreateLogStreamResponse.class);
        } catch (ServiceError e) {
            if (!e.code().equals("ResourceNotFoundException")) {
                throw e;
            }
            world.operations()
                    .call(
                            role,
                            CreateLogGroupRequest.builder().logGroupName(group).build(),
                            CreateLogGroupResponse.class);
            world.operations().call(role, request, CreateLogStreamResponse.class);
        }
    }

    private void put(Caller role, String group, String stream, List<InputLogEvent> events) {
        world.operations()
                .call(
                        role,
                        PutLogEventsRequest.builder()
                                .logGroupName(group)
                                .logStreamName(stream)
                                .logEvents(events)
                                .build(),
                        PutLogEventsResponse.class);
    }

    private static void lost(String group, ServiceError e) {
        LOG.log(Level.FINE, "a function''s log for {0} is lost: {1}", new Object[] {group, e.code()});
    }
}
