package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.iam.IamService;
import dev.countersign.sandbox.wire.Gateway;
import dev.countersign.sandbox.wire.http.HttpListener;
import dev.countersign.sandbox.wire.signing.SignatureVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.codepipeline.model.ArtifactRevision;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Four operations with answers as a test wants them, behind the real endpoint; it notes every call that arrives. */
final class FakeAws {
    /** What a function did. */
    record Run(JsonNode payload, List<String> calls, List<String> printed) {}

    private Optional<ServiceError> putError = Optional.empty();
    private Optional<ServiceError> headError = Optional.empty();
    private Optional<ServiceError> sendError = Optional.empty();
    private Optional<ServiceError> pipelineError = Optional.empty();
    private Map<String, String> metadata = Map.of("sfntoken", "AAAA-token");
    private List<String> revisions = List.of("v1");
    private String version = "v1";

    FakeAws putAnswers(String versionId) {
        version = versionId;
        return this;
    }

    FakeAws putFails(String code, int status, String message) {
        putError = Optional.of(ServiceError.of(code, status, message));
        return this;
    }

    FakeAws headFails(String code, int status, String message) {
        headError = Optional.of(ServiceError.of(code, status, message));
        return this;
    }

    FakeAws sendFails(String code, int status, String message) {
        sendError = Optional.of(ServiceError.of(code, status, message));
        return this;
    }

    FakeAws pipelineFails(String code) {
        pipelineError = Optional.of(ServiceError.of(code, "gone"));
        return this;
    }

    FakeAws metadata(String key, String value) {
        metadata = Map.of(key, value);
        return this;
    }

    FakeAws revisions(List<String> ids) {
        revisions = ids;
        return this;
    }

    /** Invokes {@code code} once in a world of its own. */
    Run run(Optional<Path> python, String code, String event, Map<String, String> environment) {
        var calls = new ArrayList<String>();
        var endpoint = new CompletableFuture<URI>();
        try (var clock = new SandboxClock()) {
            var world = new World(Account.DEFAULT, clock);
            var iam = new IamService(world);
            iam.register();
            answerCalls(world, calls);
            try (var lambda = new LambdaService(world, python, true, endpoint::join)) {
                lambda.register();
                var gateway = new Gateway(
                        world, new SignatureVerifier(world, InstantSource.system()), InstantSource.system());
                try (var listener = HttpListener.start(0, gateway)) {
                    endpoint.complete(listener.endpoint());
                    Caller admin = iam.persona(Persona.ADMINISTRATOR.userName())
                            .credentials()
                            .caller();
                    createFunction(world, admin, code, environment);
                    return invoked(world, admin, event, calls);
                }
            }
        }
    }

    private void answerCalls(World world, List<String> calls) {
        world.operations().onStream(PutObjectRequest.class, Access.onAll("s3:PutObject"), (r, caller, body) -> {
            calls.add("PutObject " + r.bucket() + " " + r.key() + " " + r.contentType() + " "
                    + new TreeMap<>(r.metadata()) + " " + new String(body, StandardCharsets.UTF_8));
            putError.ifPresent(FakeAws::fail);
            return Answer.of(PutObjectResponse.builder().versionId(version).build());
        });
        world.operations().on(HeadObjectRequest.class, Access.onAll("s3:GetObject"), (r, caller) -> {
            calls.add("HeadObject " + r.bucket() + " " + r.key() + " " + r.versionId());
            headError.ifPresent(FakeAws::fail);
            return HeadObjectResponse.builder().metadata(metadata).build();
        });
        world.operations()
                .on(
                        GetPipelineExecutionRequest.class,
                        Access.onAll("codepipeline:GetPipelineExecution"),
                        (r, caller) -> {
                            calls.add("GetPipelineExecution " + r.pipelineName() + " " + r.pipelineExecutionId());
                            pipelineError.ifPresent(FakeAws::fail);
                            return GetPipelineExecutionResponse.builder()
                                    .pipelineExecution(execution -> execution.artifactRevisions(revisions.stream()
                                            .map(id -> ArtifactRevision.builder()
                                                    .revisionId(id)
                                                    .build())
                                            .toList()))
                                    .build();
                        });
        world.operations().on(SendTaskSuccessRequest.class, Access.onAll("states:SendTaskSuccess"), (r, caller) -> {
            calls.add("SendTaskSuccess " + r.taskToken() + " " + r.output());
            sendError.ifPresent(FakeAws::fail);
            return SendTaskSuccessResponse.builder().build();
        });
    }

    private static void fail(ServiceError error) {
        throw error;
    }

    private static void createFunction(World world, Caller admin, String code, Map<String, String> environment) {
        String trust = "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                + "\"Action\":\"sts:AssumeRole\"}}";
        var operations = world.operations();
        operations.call(
                admin,
                CreateRoleRequest.builder()
                        .roleName("Worker")
                        .assumeRolePolicyDocument(trust)
                        .build(),
                CreateRoleResponse.class);
        operations.call(
                admin,
                PutRolePolicyRequest.builder()
                        .roleName("Worker")
                        .policyName("all")
                        .policyDocument("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}")
                        .build(),
                PutRolePolicyResponse.class);
        operations.call(
                admin,
                CreateFunctionRequest.builder()
                        .functionName("f")
                        .runtime("python3.13")
                        .handler("index.handler")
                        .role(Functions.ROLE)
                        .timeout(60)
                        .environment(e -> e.variables(environment))
                        .code(c -> c.zipFile(SdkBytes.fromByteArray(Functions.zip(code))))
                        .build(),
                CreateFunctionResponse.class);
    }

    private static Run invoked(World world, Caller admin, String event, List<String> calls) {
        var answer = world.operations()
                .call(
                        admin,
                        InvokeRequest.builder()
                                .functionName("f")
                                .logType("Tail")
                                .payload(SdkBytes.fromUtf8String(event))
                                .build(),
                        InvokeResponse.class);
        String log = new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
        var printed = log.lines()
                .filter(line -> !line.matches("(START|END|REPORT) RequestId.*|Traceback.*| .*"))
                .toList();
        return new Run(JsonMapper.shared().readTree(answer.payload().asUtf8String()), List.copyOf(calls), printed);
    }
}
