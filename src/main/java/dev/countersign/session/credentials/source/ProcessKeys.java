package dev.countersign.session.credentials.source;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.SecretText;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.profile.file.Setting;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys that a program of the person's choice prints ({@code credential_process}). What it prints is never quoted. */
final class ProcessKeys implements KeySource {
    private static final String OPERATION = "credential_process";
    private static final int LONGEST_QUOTE = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final String profile;
    private final Setting command;
    private final Map<String, String> environment;
    private final Patience patience;

    /**
     * How long to wait for the program.
     *
     * @param alone when nobody asked for it
     * @param attended when somebody did, and may have to answer in its own window
     */
    record Patience(Duration alone, Duration attended) {
        static final Patience USUAL = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(5));
    }

    ProcessKeys(String profile, Setting command, Map<String, String> environment, Patience patience) {
        this.profile = profile;
        this.command = command;
        this.environment = environment;
        this.patience = patience;
    }

    @Override
    public Obtained obtain(Person person) throws SignInCancelledException {
        Duration limit = person.isThere() ? patience.attended() : patience.alone();
        ProcessRun run;
        try {
            run = ProcessRun.of(words(), environment, limit);
        } catch (IOException e) {
            throw failed(Kind.CREDENTIALS_REJECTED, "cannot be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInCancelledException();
        }
        if (run == null) {
            throw failed(Kind.UNREACHABLE, "was ended, because it gave no answer for " + limit.toSeconds() + " s");
        }
        if (run.code() != 0) {
            throw failed(Kind.UNEXPECTED, "ended with code " + run.code() + complaint(run.err()));
        }
        return read(run.out());
    }

    private List<String> words() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        try {
            List<String> words = CommandLine.split(command.value(), windows);
            if (!words.isEmpty()) {
                return words;
            }
        } catch (IllegalArgumentException e) {
            throw failed(Kind.CREDENTIALS_REJECTED, "cannot be started, because a quotation in it does not end");
        }
        throw failed(Kind.CREDENTIALS_REJECTED, "names no program");
    }

    private Obtained read(String out) {
        JsonNode json;
        try {
            json = JSON.readTree(out);
        } catch (JacksonException e) {
            throw failed(Kind.UNEXPECTED, "printed something that is no JSON");
        }
        if (json.path("Version").asInt(0) != 1) {
            throw failed(Kind.UNEXPECTED, "printed another Version than 1");
        }
        String id = json.path("AccessKeyId").asString("");
        String secret = json.path("SecretAccessKey").asString("");
        if (id.isEmpty() || secret.isEmpty()) {
            throw failed(Kind.UNEXPECTED, "printed no AccessKeyId or no SecretAccessKey");
        }
        Optional<String> token =
                Optional.of(json.path("SessionToken").asString("")).filter(t -> !t.isEmpty());
        return new Obtained(new AccessKeys(id, secret, token), end(json), true);
    }

    private Optional<Instant> end(JsonNode json) {
        String text = json.path("Expiration").asString("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw failed(Kind.UNEXPECTED, "printed an Expiration that is no time");
        }
    }

    private static String complaint(String err) {
        String text = SecretText.without(err.strip()).replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return "";
        }
        return ": " + (text.length() > LONGEST_QUOTE ? "…" + text.substring(text.length() - LONGEST_QUOTE) : text);
    }

    private AwsFailure failed(Kind kind, String what) {
        return AwsFailure.saying(
                kind,
                OPERATION,
                "The credential_process of profile '" + profile + "' " + what + ".",
                "Run it in a terminal to see what it says (" + command.place() + "), then try again.");
    }
}
