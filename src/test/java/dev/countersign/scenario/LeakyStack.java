package dev.countersign.scenario;

import dev.countersign.domain.states.ExecutionArn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.databind.ObjectMapper;

/** Our template as the careless write it: token, event and environment are printed, written into objects and copied about. */
public final class LeakyStack {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Must not be found in what is meant to be shared. */
    public static final String PASSWORD = "correct horse battery staple";

    public static final String API_KEY = "k3y-0f-th3-sh0p";

    private final Workbench bench;
    private final DeployedStack stack;
    private final ExecutionArn execution;
    private final String planted = tokenLike();

    public LeakyStack(Workbench bench) {
        this.bench = bench;
        this.stack = bench.deploy(LeakyStack::leaking, Map.of());
        Map<String, Object> input = new LinkedHashMap<>(JSON.readValue(
                stack.outputs().getOrDefault("StepFunctionsInputExample", "{}"),
                new tools.jackson.core.type.TypeReference<Map<String, Object>>() {}));
        input.put("password", PASSWORD);
        input.put("shop", Map.of("apiKey", API_KEY, "note", "Basic " + planted));
        input.put("packed", JSON.writeValueAsString(Map.of("client_secret", PASSWORD, "copy", inLines(planted))));
        input.put("url", "https://shop.example/back?token=" + percent(planted));
        this.execution = new ExecutionArn(bench.aws()
                .sfn()
                .startExecution(r -> r.stateMachineArn(stack.stateMachine())
                        .name(bench.name())
                        .input(JSON.writeValueAsString(input)))
                .executionArn());
    }

    private static String leaking(String template) {
        String publish = Workbench.replacing("print(f\"put {event['bucket']}", """
                import json
                              print("event", json.dumps(event))
                              print(f"put {event['bucket']}""".stripLeading())
                .andThen(
                        Workbench.replacing(
                                "Body=event[\"content\"].encode(\"utf-8\")",
                                "Body=(event[\"taskToken\"] + __import__(\"urllib.parse\").parse.quote(event[\"taskToken\"])).encode()"))
                .andThen(
                        Workbench.replacing(
                                "\"sfntoken\": event[\"taskToken\"],",
                                "\"sfntoken\": event[\"taskToken\"], \"copy\": __import__(\"urllib.parse\").parse.quote(event[\"taskToken\"], safe=\"\"),"))
                .apply(template);
        return Workbench.replacing("token = task_token(source_version(*run))", """
                token = task_token(source_version(*run))
                              import base64, textwrap, urllib.parse
                              packed = base64.b64encode(token.encode()).decode()
                              print("event", event, "environment", json.dumps(dict(os.environ)))
                              print("token", token)
                              print("packed", packed)
                              print("url", urllib.parse.quote(token, safe=""), "twice", urllib.parse.quote(packed, safe=""))
                              print("lines\\n" + "\\n".join(textwrap.wrap(packed, 76)))
                              print("DB_PASSWORD=hunter2 and password='correct horse battery staple'")
                              raise RuntimeError("the shop refused " + urllib.parse.quote(token, safe=""))""".stripLeading())
                .apply(publish);
    }

    public ExecutionArn execution() {
        return execution;
    }

    /** Waits for the approval and answers its token. */
    public String approvalToken() {
        return bench.openApproval(stack).latestExecution().token();
    }

    /** Approves, and waits until the function has failed for good. */
    public void approve() {
        bench.answer(stack, true);
        String group = stack.id("ResultFunctionLogs");
        bench.await(
                "the function has failed",
                () -> bench.aws().logs().filterLogEvents(r -> r.logGroupName(group)).events().stream()
                        .filter(line -> line.message().contains("the shop refused"))
                        .findFirst());
    }

    /** The token-like text in the input, and the token of the task. */
    public List<String> tokens() {
        String parameters = bench
                .aws()
                .sfn()
                .getExecutionHistory(r -> r.executionArn(execution.value()).includeExecutionData(true))
                .events()
                .stream()
                .map(HistoryEvent::taskScheduledEventDetails)
                .filter(details -> details != null)
                .findFirst()
                .orElseThrow()
                .parameters();
        return List.of(
                planted,
                JSON.readTree(parameters).path("Payload").path("taskToken").asString());
    }

    private static String tokenLike() {
        byte[] bytes = new byte[480];
        RandomGenerator.getDefault().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String percent(String token) {
        return java.net.URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private static String inLines(String token) {
        return Base64.getMimeEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }
}
