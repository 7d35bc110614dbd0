package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.AwsEvent;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.states.task.Integrations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Step Functions alone, on a clock that stands still, with a Lambda that answers as a test says. */
public final class StatesWorld implements AutoCloseable {
    public static final String ROLE = "arn:aws:iam::111122223333:role/states";
    static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Caller ADMIN = Caller.user("arn:aws:iam::111122223333:user/admin", "AIDA");

    public final World world;
    final List<AwsEvent> events = Collections.synchronizedList(new ArrayList<>());

    StatesWorld() {
        world = new World(Account.DEFAULT, new SandboxClock(InstantSource.fixed(START)));
        prepare(new StatesService(world));
    }

    /** With task integrations of a test's own. */
    public StatesWorld(Account account, Function<World, Integrations> integrations) {
        world = new World(account, new SandboxClock(InstantSource.fixed(START)));
        prepare(new StatesService(world, integrations.apply(world)));
    }

    private void prepare(StatesService service) {
        world.identifyWith(new AnyRole());
        world.sendEventsTo(events::add);
        service.register();
    }

    /** @param function gets the payload and gives the answer, both JSON texts */
    void lambda(Function<String, String> function) {
        lambdaAnswers(request -> InvokeResponse.builder()
                .statusCode(200)
                .executedVersion("$LATEST")
                .payload(
                        SdkBytes.fromUtf8String(function.apply(request.payload().asUtf8String())))
                .build());
    }

    void lambdaAnswers(Function<InvokeRequest, InvokeResponse> function) {
        world.operations()
                .on(
                        InvokeRequest.class,
                        Access.on("lambda:InvokeFunction", InvokeRequest::functionName),
                        (request, caller) -> function.apply(request));
    }

    public <A extends AwsResponse> A call(AwsRequest request, Class<A> answer) {
        return world.operations().call(ADMIN, request, answer);
    }

    public String create(String name, String definition) {
        return call(
                        CreateStateMachineRequest.builder()
                                .name(name)
                                .definition(definition)
                                .roleArn(ROLE)
                                .build(),
                        CreateStateMachineResponse.class)
                .stateMachineArn();
    }

    /** Starts a run and lets it come as far as it can without time passing. */
    public String start(String machineArn, String input) {
        String arn = call(
                        StartExecutionRequest.builder()
                                .stateMachineArn(machineArn)
                                .input(input)
                                .build(),
                        StartExecutionResponse.class)
                .executionArn();
        settle();
        return arn;
    }

    String run(String definition, String input) {
        return start(create("machine", definition), input);
    }

    public void settle() {
        world.clock().settle(Duration.ofSeconds(10));
    }

    public void advance(Duration step) {
        world.clock().advance(step);
    }

    public DescribeExecutionResponse describe(String arn) {
        return call(DescribeExecutionRequest.builder().executionArn(arn).build(), DescribeExecutionResponse.class);
    }

    public List<HistoryEvent> history(String arn) {
        return call(
                        GetExecutionHistoryRequest.builder()
                                .executionArn(arn)
                                .maxResults(1000)
                                .build(),
                        GetExecutionHistoryResponse.class)
                .events();
    }

    /** The history as lines such as {@code 3<2 TaskScheduled}. */
    List<String> chain(String arn) {
        return history(arn).stream()
                .map(e -> e.id() + "<" + e.previousEventId() + " " + e.typeAsString())
                .toList();
    }

    @Override
    public void close() {
        world.clock().close();
    }

    private static final class AnyRole implements Identities {
        @Override
        public Caller assume(String roleArn, String service, String sessionName) {
            return new Caller(
                    Caller.Kind.ROLE, roleArn + "/" + sessionName, roleArn, "AROA:" + sessionName, Optional.empty());
        }

        @Override
        public Caller assume(Caller caller, String roleArn, String sessionName) {
            return assume(roleArn, "sts.amazonaws.com", sessionName);
        }

        @Override
        public Credentials issue(Caller caller, Duration lifetime) {
            throw ServiceError.notImplemented("credentials");
        }

        @Override
        public Optional<Credentials> find(String accessKeyId) {
            return Optional.empty();
        }
    }
}
