package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.cause.Catalogue;
import dev.countersign.doctor.cause.WithoutRule;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.relay.Hop;
import dev.countersign.scenario.Scenario;
import dev.countersign.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/causes.md is written from the code: {@code mvn test -Dtest=CausesDocumentTest -Dcountersign.write=true}. */
class CausesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/causes.md");
    private static final String HEAD = """
            # Why a task token is stuck

            Written from the code by `CausesDocumentTest`; to write it anew:

                mvn -q test -Dtest=CausesDocumentTest -Dcountersign.write=true

            The letter of a code tells the part of the way: P publish, S start, Q queue, R the person's decision, E the way back through
            EventBridge, T the token itself, W clocks and surroundings. The hop is where it strikes:
            %s.

            A cause that is **stuck** keeps the token from coming back; it can be the primary one. A **finding** stands beside it and leaves
            nothing hanging. A **risk** has not happened yet.

            A cause is *proved* when what was read admits of no other explanation, *likely* when something that would prove it could
            not be looked at, *possible* when it is one of several explanations. What could not be looked at never counts as
            being in order.

            """;

    @Test
    void theDocumentIsWhatTheCodeSays() throws IOException {
        String written = document();
        if (Boolean.getBoolean("countersign.write")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("write it anew with -Dtest=CausesDocumentTest -Dcountersign.write=true")
                .isEqualTo(written);
    }

    @Test
    void everyCauseHasARuleOrAReasonWhyNot() {
        for (Cause cause : Cause.values()) {
            assertThat(hasRule(cause))
                    .as(cause.code())
                    .isEqualTo(WithoutRule.why(cause).isEmpty());
        }
    }

    private static boolean hasRule(Cause cause) {
        return Catalogue.rules().stream().anyMatch(rule -> rule.cause() == cause);
    }

    private static String document() {
        var text = new StringBuilder(HEAD.formatted(Arrays.stream(Hop.Kind.values())
                .map(hop -> (hop.ordinal() + 1) + " " + hop.title().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))));
        List<Cause> causes = Arrays.stream(Cause.values())
                .sorted(Comparator.comparing(Cause::code))
                .toList();
        text.append("| Code | Hop | Effect | What it is | Rule | Brought about |\n|---|---|---|---|---|---|\n");
        causes.forEach(cause -> text.append("| [%s](#%s) | %d | %s | %s | %s | %s |\n"
                .formatted(
                        cause.code(),
                        anchor(cause),
                        cause.hop().ordinal() + 1,
                        effect(cause),
                        cause.title(),
                        hasRule(cause) ? "yes" : "no",
                        Scenarios.ofCode(cause.code()).isPresent() ? "yes" : "no")));
        causes.forEach(cause -> text.append(section(cause)));
        return text.toString();
    }

    private static String section(Cause cause) {
        var text = new StringBuilder("\n## " + heading(cause) + "\n\n");
        text.append(cause.explanation()).append("\n\n");
        text.append("- Hop ")
                .append(cause.hop().ordinal() + 1)
                .append(" (")
                .append(cause.hop().title())
                .append("), ")
                .append(effect(cause))
                .append(".\n");
        text.append("- To prevent it: ").append(cause.prevention()).append("\n");
        text.append("- ")
                .append(WithoutRule.why(cause)
                        .map(why -> "No rule over the facts: " + why)
                        .orElse("It is proved or made likely by a rule over what was read."))
                .append("\n");
        text.append("- ")
                .append(
                        Scenarios.ofCode(cause.code())
                                .map(CausesDocumentTest::scenario)
                                .orElse(
                                        "No scenario brings it about; its rule, where it has one, is tested with facts made by hand."))
                .append("\n");
        return text.toString();
    }

    private static String scenario(Scenario scenario) {
        return "`countersign sandbox --scenario " + scenario.code() + "` brings it about: " + scenario.line() + ".";
    }

    private static String heading(Cause cause) {
        return cause.code() + " " + cause.title();
    }

    /** As GitHub makes it from the heading. */
    private static String anchor(Cause cause) {
        return heading(cause)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static String effect(Cause cause) {
        return switch (cause.effect()) {
            case STUCK -> "stuck";
            case FINDING -> "finding";
            case RISK -> "risk";
        };
    }
}
