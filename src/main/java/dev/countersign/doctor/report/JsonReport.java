package dev.countersign.doctor.report;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A diagnosis as one JSON object; its schema is {@code docs/doctor.schema.json}. Holds no task token. */
public final class JsonReport {
    private static final ObjectMapper LINES = new ObjectMapper();
    private static final ObjectMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    /** For people and files: on many lines. */
    public static String indented(Diagnosis diagnosis) {
        return INDENTED.writeValueAsString(node(diagnosis));
    }

    /** For streams: on one line. */
    public static String line(Diagnosis diagnosis) {
        return LINES.writeValueAsString(node(diagnosis));
    }

    public static String indented(ObjectNode report) {
        return INDENTED.writeValueAsString(report);
    }

    public static String line(ObjectNode report) {
        return LINES.writeValueAsString(report);
    }

    /** As a tree, to be written or added to. */
    public static ObjectNode node(Diagnosis diagnosis) {
        ObjectNode root = LINES.createObjectNode();
        root.put("subject", diagnosis.subject());
        root.put("asOf", text(diagnosis.asOf()));
        root.put("verdict", diagnosis.verdict().name().toLowerCase(Locale.ROOT));
        root.put("sentence", diagnosis.sentence());
        each(root.putArray("findings"), diagnosis.findings(), JsonReport::finding);
        each(root.putArray("relays"), diagnosis.relays(), JsonReport::relay);
        each(root.putArray("looks"), diagnosis.looks(), JsonReport::look);
        return root;
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("cause", finding.cause().code());
        node.put("primary", finding.primary());
        node.put("executionArn", finding.execution().map(Object::toString).orElse(null));
        node.put("hop", finding.hop().ordinal() + 1);
        node.put("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
        node.put("title", finding.cause().title());
        node.put("summary", finding.summary());
        node.put("explanation", finding.cause().explanation());
        node.put("prevention", finding.cause().prevention());
        each(node.putArray("evidence"), finding.evidence(), JsonReport::evidence);
        each(node.putArray("remedies"), finding.remedies(), JsonReport::remedy);
    }

    private static void evidence(ObjectNode node, Evidence evidence) {
        node.put("call", evidence.call());
        node.put("subject", evidence.subject());
        putTime(node, evidence.at());
        node.put("observation", evidence.observation());
    }

    private static void remedy(ObjectNode node, Remedy remedy) {
        node.put("title", remedy.title());
        each(node.putArray("steps"), remedy.steps(), JsonReport::step);
        remedy.consequences().forEach(node.putArray("consequences")::add);
        node.put("undo", remedy.undo());
        node.put("passesOverApproval", remedy.passesOverApproval());
    }

    private static void step(ObjectNode node, Remedy.Step step) {
        node.put("call", step.call());
        node.put("commandLine", step.commandLine());
        node.put("permission", step.permission());
        node.put("resource", step.resource());
    }

    private static void relay(ObjectNode node, Relay relay) {
        node.put("executionArn", relay.execution().value());
        node.put("task", relay.task());
        node.put("taskScheduledEventId", relay.taskId());
        node.put("tokenOut", relay.tokenOut());
        node.put("outcome", relay.outcome().title());
        each(node.putArray("hops"), relay.hops(), JsonReport::hop);
    }

    private static void hop(ObjectNode node, Hop hop) {
        node.put("hop", hop.kind().ordinal() + 1);
        node.put("name", hop.kind().title());
        node.put("state", hop.state().name().toLowerCase(Locale.ROOT));
        putTime(node, hop.at());
        node.put("sentence", hop.sentence());
    }

    private static void look(ObjectNode node, Look look) {
        node.put("call", look.call());
        node.put("subject", look.subject());
        node.put("result", look.result().name().toLowerCase(Locale.ROOT));
        node.put("note", look.note());
    }

    private static void putTime(ObjectNode node, Optional<Instant> at) {
        node.put("at", at.map(JsonReport::text).orElse(null));
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static <T> void each(ArrayNode array, List<T> items, BiConsumer<ObjectNode, T> writer) {
        items.forEach(item -> writer.accept(array.addObject(), item));
    }
}
