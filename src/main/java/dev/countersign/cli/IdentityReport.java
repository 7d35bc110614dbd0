package dev.countersign.cli;

import dev.countersign.aws.Endpoints;
import dev.countersign.domain.CallerIdentity;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionKind;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.session.profile.CredentialKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code countersign whoami} prints: who AWS says we are, and by what.
 *
 * @param profile the profile's name; absent for the environment and a sandbox
 * @param region absent when nobody names one; STS was then asked in another
 */
record IdentityReport(
        CallerIdentity identity,
        Optional<String> alias,
        SessionKind source,
        Optional<String> profile,
        Optional<CredentialKind> kind,
        String kindWords,
        Optional<String> region,
        Endpoints endpoints,
        CredentialState state,
        Optional<Instant> expiresAt,
        List<String> notes,
        boolean readOnly) {
    private static final int LABEL = 13;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    static IdentityReport of(SignedIn signedIn, SessionChoice choice, Optional<String> alias, boolean readOnly) {
        Optional<CredentialKind> kind = Optional.empty();
        String words = "keys of a sandbox's persona";
        List<String> notes = List.of();
        if (choice instanceof SessionChoice.FromProfile from) {
            kind = Optional.of(from.profile().kind());
            words = from.profile().kindWords();
            notes = from.profile().notes();
        } else if (choice instanceof SessionChoice.FromEnvironment from) {
            kind = Optional.of(from.kind());
            words = from.kind().words();
        }
        return new IdentityReport(
                signedIn.session().identity(),
                alias,
                signedIn.session().kind(),
                choice instanceof SessionChoice.FromProfile ? Optional.of(choice.name()) : Optional.empty(),
                kind,
                words,
                choice.region(),
                signedIn.session().connection().endpoints(),
                signedIn.credentials().state(),
                signedIn.credentials().expiresAt(),
                notes,
                readOnly);
    }

    List<String> lines(Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "Account",
                identity.account() + alias.map(name -> " (" + name + ")").orElse("")));
        lines.add(line("Who", identity.arn()));
        lines.add(line("From", from()));
        lines.add(line("Region", region.orElse("none; give one with --region")));
        lines.add(line("Endpoint", endpoints.all().map(URI::toString).orElse("AWS")));
        new TreeMap<>(endpoints.services()).forEach((service, url) -> lines.add(line("", service + " → " + url)));
        lines.add(line("Credentials", until(now, zone)));
        if (readOnly) {
            lines.add(line("Read-only", "yes"));
        }
        notes.forEach(note -> lines.add(line("Note", note)));
        return lines;
    }

    private String from() {
        return switch (source) {
            case SANDBOX -> "sandbox, " + kindWords;
            case ENVIRONMENT -> "environment, " + kindWords;
            case IDENTITY_CENTER -> "IAM Identity Center";
            case PROFILE -> "profile " + profile.orElse("") + ", " + kindWords;
        };
    }

    private String until(Instant now, ZoneId zone) {
        if (expiresAt.isEmpty()) {
            return "no known end";
        }
        Instant end = expiresAt.get();
        String until = "until " + TIME.format(end.atZone(zone).truncatedTo(ChronoUnit.SECONDS)) + ", "
                + words(Duration.between(now, end));
        return state instanceof CredentialState.Renewable ? until + ", then renewed by themselves" : until;
    }

    private static String words(Duration left) {
        if (left.isNegative()) {
            return "which is past";
        }
        long minutes = left.toMinutes();
        return minutes < 120
                ? "in " + minutes + " min"
                : "in " + left.toHours() + " h " + left.toMinutesPart() + " min";
    }

    private static String line(String label, String text) {
        return (label + " ".repeat(Math.max(1, LABEL - label.length()))) + text;
    }

    /** One object; the fields are those of docs/sign-in.md. */
    String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("account", identity.account());
        fields.put("accountAlias", alias.orElse(null));
        fields.put("arn", identity.arn());
        fields.put("source", source.name().toLowerCase(Locale.ROOT));
        fields.put("profile", profile.orElse(null));
        fields.put(
                "kind",
                kind.map(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse(null));
        fields.put("region", region.orElse(null));
        fields.put("endpoint", endpoints.all().map(URI::toString).orElse(null));
        Map<String, String> services = new TreeMap<>();
        endpoints.services().forEach((service, url) -> services.put(service, url.toString()));
        fields.put("serviceEndpoints", services);
        fields.put(
                "expiresAt",
                expiresAt
                        .map(end -> end.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(null));
        fields.put("renewedWithoutAPerson", state instanceof CredentialState.Renewable);
        fields.put("readOnly", readOnly);
        fields.put("notes", notes);
        return pretty(fields);
    }

    /** What {@code --json} prints when the identity could not be proved. */
    static String failureJson(String sentence, String wayOn) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("sentence", sentence);
        error.put("wayOn", wayOn);
        return pretty(Map.of("error", error));
    }

    private static String pretty(Map<String, ?> fields) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(fields);
    }
}
