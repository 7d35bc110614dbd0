package dev.countersign.doctor.pack;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.mend.RepairJournal;
import dev.countersign.doctor.pack.answers.AnswerJson;
import dev.countersign.doctor.pack.answers.Calls;
import dev.countersign.doctor.pack.answers.DamagedAnswerException;
import dev.countersign.doctor.pack.answers.RecordedCall;
import dev.countersign.doctor.pack.answers.Recorder;
import dev.countersign.doctor.pack.answers.Replay;
import dev.countersign.doctor.pack.redaction.Fingerprints;
import dev.countersign.doctor.pack.redaction.Redaction;
import dev.countersign.doctor.report.JsonReport;
import dev.countersign.domain.states.ExecutionArn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Examines an execution, remembers every answer, and makes a pack of them. Only reads. What stands in the pack is judged once more
 * from the pack itself, so that its diagnosis is what its answers come to.
 */
public final class PackMaker {
    private static final JsonMapper JSON = AnswerJson.mapper()
            .rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Gateways aws;
    private final Who who;

    /**
     * In whose name the execution is read.
     *
     * @param account of the session
     * @param region of the session
     * @param arn of the identity
     * @param program name and version
     */
    public record Who(String account, String region, String arn, String program) {}

    public PackMaker(Gateways aws, Who who) {
        this.aws = aws;
        this.who = who;
    }

    /**
     * Blocks; {@code AwsFailure} only when nobody is signed in any more.
     *
     * @param journal what this program has changed, of which that goes into the pack which was done for this execution
     * @throws PackException when no pack could be made of what was read
     */
    public EvidencePack make(ExecutionArn arn, List<RepairJournal.Entry> journal) throws PackException {
        var recorder = new Recorder(aws);
        Diagnosis examined = new Doctor(recorder.gateways()).execution(arn, who.account(), who.region());
        if (!recorder.isEmpty()) {
            CasePage.read(recorder.gateways(), arn);
        }
        var redaction = Redaction.into(Fingerprints.keyedAnew(), Calls.secrets(recorder));
        List<RecordedCall> calls = Calls.of(recorder, redaction);
        Diagnosis judged = judged(calls, recorder.asOf(), arn);
        var manifest = new Manifest(
                Manifest.FORMAT,
                Manifest.VERSION,
                who.program(),
                recorder.asOf(),
                who.account(),
                who.region(),
                arn.value(),
                who.arn(),
                redaction.removed(),
                redaction.cut(),
                Map.of());
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                EvidencePack.SUMMARY,
                new Summary(manifest, judged, calls.size()).text(repairs(journal, arn, redaction)));
        files.put(EvidencePack.DIAGNOSIS, JsonReport.indented(judged));
        for (int i = 0; i < calls.size(); i++) {
            files.put(name(i + 1, calls.get(i)), JSON.writeValueAsString(calls.get(i)));
        }
        return complete(manifest, files, examined);
    }

    private Diagnosis judged(List<RecordedCall> calls, Instant asOf, ExecutionArn arn) throws PackException {
        try {
            return new Doctor(new Replay(calls).gateways(asOf)).execution(arn, who.account(), who.region());
        } catch (DamagedAnswerException e) {
            throw new PackException("No evidence pack can be made of what was read: " + e.getMessage(), e);
        }
    }

    private static EvidencePack complete(Manifest manifest, Map<String, String> files, Diagnosis examined) {
        Map<String, String> sums = new LinkedHashMap<>();
        files.forEach((name, text) -> sums.put(name, PackFile.sum(text)));
        Manifest whole = manifest.with(sums);
        files.put(EvidencePack.MANIFEST, JSON.writeValueAsString(whole));
        return new EvidencePack(whole, files, examined);
    }

    private static List<RepairJournal.Entry> repairs(
            List<RepairJournal.Entry> journal, ExecutionArn arn, Redaction redaction) {
        return journal.stream()
                .filter(entry -> entry.subject().equals(arn.value()))
                .map(entry -> new RepairJournal.Entry(
                        entry.at(),
                        entry.repair(),
                        entry.who(),
                        entry.subject(),
                        entry.cause(),
                        redaction.text(entry.remedy()),
                        redaction.text(entry.what()),
                        entry.outcome(),
                        redaction.text(entry.sentence())))
                .toList();
    }

    private static String name(int number, RecordedCall call) {
        return String.format(
                Locale.ROOT,
                "%s%04d-%s.json",
                EvidencePack.ANSWERS,
                number,
                call.call().replaceAll("[^A-Za-z0-9]+", "-"));
    }
}
