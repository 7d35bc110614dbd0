package dev.countersign.stack.health.report;

import dev.countersign.stack.health.change.ChangeText;
import dev.countersign.stack.health.change.Line;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.finding.HealthFinding;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.Missed;
import dev.countersign.stack.health.template.Document;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON; docs/health.schema.json says what it holds. */
public final class HealthJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private HealthJson() {}

    /** @param document the template, for the syntax of changes; absent when there is none */
    public static String text(HealthReport report, Optional<Document> document) {
        return JSON.writeValueAsString(node(report, document));
    }

    static ObjectNode node(HealthReport report, Optional<Document> document) {
        ObjectNode node = JSON.createObjectNode();
        node.put("subject", report.subject());
        node.put("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
        node.put("sentence", report.sentence());
        ArrayNode findings = node.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding(finding, document)));
        ArrayNode missed = node.putArray("couldNotLook");
        report.missed().forEach(miss -> missed.add(missed(miss)));
        ArrayNode passed = node.putArray("passed");
        report.passed().forEach(check -> passed.add(check.code()));
        return node;
    }

    private static ObjectNode finding(HealthFinding finding, Optional<Document> document) {
        ObjectNode node = JSON.createObjectNode();
        node.put("check", finding.check().code());
        node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        node.put("title", finding.check().title());
        node.put("subject", finding.subject());
        node.put("summary", finding.summary());
        node.put("explanation", finding.check().explanation());
        ArrayNode prevents = node.putArray("prevents");
        finding.check().prevents().forEach(cause -> prevents.add(cause.code()));
        ArrayNode evidence = node.putArray("evidence");
        finding.evidence().forEach(proof -> {
            ObjectNode one = origin(proof.origin());
            one.put("observation", proof.observation());
            evidence.add(one);
        });
        List<Line> lines = ChangeText.lines(finding.change(), document);
        ObjectNode change = node.putObject("change");
        change.put("advice", finding.change().advice());
        change.put("diff", ChangeText.diff(lines));
        change.put("result", ChangeText.result(lines));
        return node;
    }

    private static ObjectNode missed(Missed missed) {
        ObjectNode node = origin(missed.origin());
        node.put("check", missed.check().code());
        node.put("about", missed.subject());
        node.put("why", missed.why());
        return node;
    }

    private static ObjectNode origin(Origin origin) {
        ObjectNode node = JSON.createObjectNode();
        switch (origin) {
            case Origin.Call(String call, String subject) -> {
                node.put("call", call);
                node.put("subject", subject);
            }
            case Origin.Place(String logicalId, String path, int line) -> {
                node.put("logicalId", logicalId);
                node.put("path", path);
                if (line > 0) {
                    node.put("line", line);
                }
            }
        }
        return node;
    }
}
