package dev.countersign.doctor.pack;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.report.JsonReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares what a pack's answers came to when it was saved with what they come to now. */
final class Judgement {
    private Judgement() {}

    /** How it is judged otherwise, as a sentence; absent when it is not. */
    static Optional<String> difference(JsonNode then, Diagnosis now, String program) {
        JsonNode today = JsonReport.node(now);
        return essence(then).equals(essence(today))
                ? Optional.empty()
                : Optional.of("This version judges otherwise than " + program + " did when the pack was saved: then "
                        + inWords(then) + ", now " + inWords(today) + ".");
    }

    private static List<String> essence(JsonNode diagnosis) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(diagnosis.path("verdict").asString("")),
                        java.util.stream.Stream.concat(
                                diagnosis.path("findings").valueStream().map(Judgement::finding),
                                diagnosis
                                        .path("relays")
                                        .valueStream()
                                        .flatMap(relay -> relay.path("hops").valueStream())
                                        .map(hop -> hop.path("state").asString(""))))
                .toList();
    }

    private static String finding(JsonNode finding) {
        return finding.path("cause").asString("") + " "
                + finding.path("confidence").asString("")
                + (finding.path("primary").asBoolean(false) ? " primary" : "");
    }

    private static String inWords(JsonNode diagnosis) {
        String verdict =
                diagnosis.path("verdict").asString("").replace('_', ' ').toLowerCase(Locale.ROOT);
        List<String> causes = diagnosis
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("cause").asString("") + " ("
                        + finding.path("confidence").asString("") + ")")
                .toList();
        return "‘" + verdict + "’" + (causes.isEmpty() ? "" : " with " + String.join(", ", causes));
    }
}
