package dev.countersign.doctor.pack;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.pack.answers.AnswerJson;
import dev.countersign.doctor.pack.answers.DamagedAnswerException;
import dev.countersign.doctor.pack.answers.RecordedCall;
import dev.countersign.doctor.pack.answers.Replay;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.watch.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens evidence packs. Whatever the file holds: either it can be shown, or a sentence says why not. */
public final class PackReader {
    private static final JsonMapper JSON = AnswerJson.mapper();

    private final String name;
    private final Map<String, String> files;

    private PackReader(String name, Map<String, String> files) {
        this.name = name;
        this.files = files;
    }

    /** Blocks; reads nothing but the file. */
    public static OpenedPack open(Path file) throws PackException {
        return new PackReader(String.valueOf(file.getFileName()), PackFile.read(file)).opened();
    }

    private OpenedPack opened() throws PackException {
        Manifest manifest = manifest();
        ExecutionArn arn = execution(manifest);
        Replay replay = replay();
        Gateways gateways = replay.gateways(manifest.asOf());
        try {
            Diagnosis diagnosis = OpenedPack.judged(gateways, arn, manifest);
            Optional<Snapshot> page = CasePage.read(gateways, arn);
            return new OpenedPack(
                    manifest,
                    arn,
                    gateways,
                    diagnosis,
                    page,
                    files.getOrDefault(EvidencePack.SUMMARY, ""),
                    remarks(manifest, diagnosis, replay.unknown()));
        } catch (AwsFailure | NullPointerException | IllegalArgumentException | IllegalStateException e) {
            // Answers that are each well-formed need not fit together once somebody has changed them.
            throw new PackException("The answers in " + name + " do not fit together: it was changed by hand.", e);
        }
    }

    private Manifest manifest() throws PackException {
        JsonNode node = json(EvidencePack.MANIFEST)
                .orElseThrow(() -> new PackException(
                        name + " is not an evidence pack: it holds no " + EvidencePack.MANIFEST + "."));
        if (!node.path("format").asString("").equals(Manifest.FORMAT)) {
            throw new PackException(name + " is not an evidence pack of this program.");
        }
        int version = node.path("formatVersion").asInt(0);
        if (version != Manifest.VERSION) {
            throw new PackException(name + " has format " + version + ", and this program reads format "
                    + Manifest.VERSION + ". It was saved by "
                    + node.path("program").asString("another program")
                    + ": open it with that.");
        }
        return read(node, Manifest.class, EvidencePack.MANIFEST);
    }

    private ExecutionArn execution(Manifest manifest) throws PackException {
        try {
            return new ExecutionArn(manifest.executionArn());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new PackException(name + " does not say which execution it is about.", e);
        }
    }

    private Replay replay() throws PackException {
        try {
            return new Replay(calls());
        } catch (DamagedAnswerException e) {
            throw new PackException(name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private List<RecordedCall> calls() throws PackException {
        var calls = new ArrayList<RecordedCall>();
        for (String file : files.keySet().stream().sorted().toList()) {
            if (file.startsWith(EvidencePack.ANSWERS) && file.endsWith(".json")) {
                calls.add(read(json(file).orElseThrow(), RecordedCall.class, file));
            }
        }
        return calls;
    }

    private <T> T read(JsonNode node, Class<T> type, String file) throws PackException {
        try {
            @Nullable T value = JSON.treeToValue(node, type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            throw new PackException(damaged(file), e);
        }
        throw new PackException(damaged(file));
    }

    private Optional<JsonNode> json(String file) throws PackException {
        String text = files.get(file);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            throw new PackException(damaged(file), e);
        }
    }

    private String damaged(String file) {
        return file + " in " + name + " is not complete, or was changed by hand.";
    }

    private List<String> remarks(Manifest manifest, Diagnosis diagnosis, int unknown) throws PackException {
        var remarks = new ArrayList<String>();
        List<String> changed = Sums.changed(files, manifest.files());
        if (!changed.isEmpty()) {
            remarks.add("This pack was changed after it was saved: " + String.join(", ", changed) + ".");
        }
        if (unknown > 0) {
            remarks.add(unknown + " answers in it are to questions that this version does not ask.");
        }
        Optional<JsonNode> recorded = json(EvidencePack.DIAGNOSIS);
        recorded.flatMap(then -> Judgement.difference(then, diagnosis, manifest.program()))
                .ifPresent(remarks::add);
        return remarks;
    }
}
