package dev.countersign.stack.health.check;

import static dev.countersign.stack.health.change.Edit.key;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.change.Tree;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.stack.health.setup.BucketSetup;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import dev.countersign.stack.health.setup.PipelineSetup.Setting;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.RuleSetup.TargetSetup;
import dev.countersign.stack.health.setup.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What starts a pipeline when a new version of its object appears. */
final class Starts {
    private static final String POLL = "PollForSourceChanges";

    private final Setup setup;
    private final Notes notes;

    Starts(Setup setup, Notes notes) {
        this.setup = setup;
        this.notes = notes;
    }

    /** A rule that has the pipeline as target, and whether it hears of the object. */
    private record Starter(RuleSetup rule, TargetSetup target, Truth matches, boolean byTrail) {
        Truth starts() {
            return matches.and(rule.enabled().found().map(Truth::of).orElse(Truth.UNKNOWN));
        }
    }

    void check() {
        for (PipelineSetup pipeline : setup.pipelines().items()) {
            if (!pipeline.approvals().isEmpty()) {
                pipeline.objectSources().forEach(source -> check(pipeline, source));
            }
        }
    }

    private void check(PipelineSetup pipeline, ActionSetup source) {
        List<Starter> starters = starters(pipeline, source);
        List<Starter> live = starters.stream()
                .filter(one -> one.starts() == Truth.YES)
                .filter(one -> one.byTrail() || sends(source) != Truth.NO)
                .toList();
        Truth byEvents = !live.isEmpty()
                ? Truth.YES
                : starters.stream().anyMatch(one -> one.starts() == Truth.UNKNOWN)
                                || setup.rules().whyIncomplete().isPresent()
                        ? Truth.UNKNOWN
                        : Truth.NO;
        notes.looked(Check.START);
        notes.looked(Check.POLLING);
        Truth polls = polls(source);
        if (polls == Truth.UNKNOWN) {
            notes.missed(
                    Check.POLLING,
                    pipeline.thing().shown(),
                    source.origin(),
                    "Whether it polls depends on something that only the deployment tells.");
        }
        if (byEvents == Truth.UNKNOWN) {
            notes.missed(Check.START, pipeline.thing().shown(), setup.rules().origin(), whyUnclear());
        }
        if (byEvents == Truth.YES && polls == Truth.YES) {
            twice(pipeline, source, live.getFirst());
        } else if (byEvents == Truth.NO && polls == Truth.YES) {
            polling(pipeline, source);
        } else if (byEvents == Truth.NO && polls == Truth.NO) {
            never(pipeline, source, starters);
        }
        live.forEach(one -> perfect(pipeline, source, one));
    }

    private String whyUnclear() {
        return setup.rules()
                .whyIncomplete()
                .orElse("Whether a rule starts it depends on something that only the deployment tells.");
    }

    private static Truth polls(ActionSetup source) {
        return source.setting(POLL)
                .map(setting -> setting.term().isWhole()
                        ? Truth.of(!setting.term().text().equalsIgnoreCase("false"))
                        : Truth.UNKNOWN)
                .orElse(Truth.YES);
    }

    private static Origin pollOrigin(ActionSetup source) {
        return source.setting(POLL).map(Setting::origin).orElse(source.origin());
    }

    private static String pollSeen(ActionSetup source) {
        return source.setting(POLL).isPresent() ? POLL + " is true." : POLL + " is left out, which means true.";
    }

    private List<Starter> starters(PipelineSetup pipeline, ActionSetup source) {
        Term bucket = term(source, "S3Bucket");
        Term object = term(source, "S3ObjectKey");
        List<Starter> found = new ArrayList<>();
        for (RuleSetup rule : setup.rules().items()) {
            Truth upload = Way.matches(rule, Event.ofUpload(bucket, object));
            Truth trail = Way.matches(rule, Event.ofTrail(bucket, object));
            boolean byTrail = upload == Truth.NO && trail != Truth.NO;
            rule.targets().stream()
                    .filter(target -> target.arn().sameArn(pipeline.thing().arn()) != Truth.NO)
                    .forEach(target -> found.add(new Starter(
                            rule,
                            target,
                            (byTrail ? trail : upload)
                                    .and(target.arn().sameArn(pipeline.thing().arn())),
                            byTrail)));
        }
        return found;
    }

    private static Term term(ActionSetup source, String key) {
        return source.setting(key).map(Setting::term).orElseGet(() -> Term.unknown(key));
    }

    static Optional<BucketSetup> bucket(Setup setup, ActionSetup source) {
        return setup.buckets().items().stream()
                .filter(one -> one.thing().name().same(term(source, "S3Bucket")) == Truth.YES)
                .findFirst();
    }

    private Truth sends(ActionSetup source) {
        return bucket(setup, source)
                .flatMap(one -> one.sendsEvents().found())
                .map(Truth::of)
                .orElse(Truth.UNKNOWN);
    }

    private void twice(PipelineSetup pipeline, ActionSetup source, Starter by) {
        notes.found(
                Check.POLLING,
                pipeline.thing().shown(),
                "Both the rule ‘" + by.rule().thing().shown() + "’ and polling start ‘"
                        + pipeline.thing().shown() + "’: each request may be asked about twice.",
                TemplateChange.of("Switch polling off.", noPolling(pipeline, source)),
                new Proof(pollOrigin(source), pollSeen(source)),
                new Proof(by.rule().thing().origin(), "This rule starts it as well."));
    }

    private void polling(PipelineSetup pipeline, ActionSetup source) {
        List<Edit> edits = new ArrayList<>(List.of(noPolling(pipeline, source)));
        edits.addAll(startRule(pipeline, source));
        notes.found(
                Check.POLLING,
                pipeline.thing().shown(),
                "Only polling starts ‘" + pipeline.thing().shown()
                        + "’: of two quick requests the first is skipped, and AWS stops polling on pipelines that are idle for 30 days.",
                new TemplateChange(
                        "Switch polling off and let the bucket's events start the pipeline." + beside(source), edits),
                new Proof(pollOrigin(source), pollSeen(source)),
                new Proof(setup.rules().origin(), "No rule starts it with the bucket's events."));
    }

    private static Edit noPolling(PipelineSetup pipeline, ActionSetup source) {
        return Edit.set(id(pipeline), Tree.text("false"), Shapes.inAction(source, "Configuration", POLL));
    }

    private void never(PipelineSetup pipeline, ActionSetup source, List<Starter> starters) {
        Optional<Starter> off = starters.stream()
                .filter(one -> one.matches() == Truth.YES && one.starts() == Truth.NO)
                .findFirst();
        Optional<Starter> deaf = starters.stream()
                .filter(one -> one.starts() == Truth.YES && !one.byTrail())
                .findFirst();
        String nothing = "Nothing starts ‘" + pipeline.thing().shown() + "’ when a request is put into the bucket: ";
        Proof noPolling = new Proof(pollOrigin(source), POLL + " is false.");
        if (off.isPresent()) {
            RuleSetup rule = off.get().rule();
            notes.found(
                    Check.START,
                    pipeline.thing().shown(),
                    nothing + "the rule ‘" + rule.thing().shown() + "’ is switched off.",
                    TemplateChange.of(
                            "Switch the rule on.",
                            Edit.set(
                                    Shapes.id(rule.thing(), "Rule"),
                                    Tree.text("ENABLED"),
                                    key("Properties"),
                                    key("State"))),
                    new Proof(rule.enabled().origin(), "Its state is DISABLED."),
                    noPolling);
        } else if (deaf.isPresent()) {
            BucketSetup bucket = bucket(setup, source).orElseThrow();
            notes.found(
                    Check.START,
                    bucket.thing().shown(),
                    nothing + "the bucket does not send its events to EventBridge.",
                    TemplateChange.of("Let the bucket send its events to EventBridge.", sending(bucket)),
                    new Proof(bucket.sendsEvents().origin(), "It has no EventBridge configuration."),
                    noPolling);
        } else if (!starters.isEmpty()) {
            mismatched(pipeline, source, starters.getFirst().rule(), nothing);
        } else {
            notes.found(
                    Check.START,
                    pipeline.thing().shown(),
                    nothing + "it does not poll, and no rule has it as target.",
                    new TemplateChange(
                            "Let the bucket's events start the pipeline." + beside(source),
                            startRule(pipeline, source)),
                    noPolling,
                    new Proof(setup.rules().origin(), "No rule has the pipeline as target."));
        }
    }

    private void mismatched(PipelineSetup pipeline, ActionSetup source, RuleSetup rule, String nothing) {
        List<String> why = rule.pattern()
                .found()
                .flatMap(pattern -> pattern)
                .map(pattern -> Patterns.mismatches(
                        pattern, Event.ofUpload(term(source, "S3Bucket"), term(source, "S3ObjectKey"))))
                .orElse(List.of());
        notes.found(
                Check.START,
                pipeline.thing().shown(),
                nothing + "the pattern of ‘" + rule.thing().shown() + "’ does not match the object.",
                TemplateChange.of(
                        "Let the pattern match the pipeline's own source.",
                        Edit.set(
                                Shapes.id(rule.thing(), "Rule"),
                                pattern(source),
                                key("Properties"),
                                key("EventPattern"))),
                new Proof(
                        rule.pattern().origin(),
                        why.isEmpty() ? "It does not match the event of an upload." : String.join("; ", why) + "."));
    }

    /** What could be better about a rule that does start the pipeline. */
    private void perfect(PipelineSetup pipeline, ActionSetup source, Starter starter) {
        RuleSetup rule = starter.rule();
        TargetSetup target = starter.target();
        if (starter.byTrail()) {
            notes.missed(
                    Check.START,
                    rule.thing().shown(),
                    rule.pattern().origin(),
                    "The rule needs a CloudTrail trail that records the bucket's data events, which is not looked at.");
        } else {
            Optional<BucketSetup> bucket = bucket(setup, source);
            bucket.ifPresentOrElse(
                    found -> notes.need(Check.START, found.thing().shown(), found.sendsEvents()),
                    () -> notes.missed(
                            Check.START,
                            term(source, "S3Bucket").shown(),
                            source.origin(),
                            elsewhere("sends its events to EventBridge")));
        }
        new Roles(setup, notes).mayStart(pipeline, rule, target);
        version(source, rule, target);
        notes.need(Check.START_DEAD_LETTERS, rule.thing().shown(), target.deadLetter())
                .filter(Optional::isEmpty)
                .ifPresent(_ -> notes.found(
                        Check.START_DEAD_LETTERS,
                        rule.thing().shown(),
                        "An event of ‘" + rule.thing().shown() + "’ that cannot start the pipeline is dropped.",
                        new TemplateChange("Give the target a dead-letter queue.", Shapes.deadLetters(rule, target)),
                        new Proof(target.origin(), "The target has no DeadLetterConfig.")));
    }

    private String elsewhere(String what) {
        return setup.buckets()
                .whyIncomplete()
                .orElse("The bucket is not part of the template; whether it " + what + " is not seen.");
    }

    private void version(ActionSetup source, RuleSetup rule, TargetSetup target) {
        notes.need(Check.START_VERSION, rule.thing().shown(), target.input())
                .filter(input -> input.filter(
                                text -> text.contains("S3_OBJECT_VERSION_ID") || text.contains("S3_OBJECT_KEY"))
                        .isEmpty())
                .ifPresent(_ -> notes.found(
                        Check.START_VERSION,
                        rule.thing().shown(),
                        "‘" + rule.thing().shown()
                                + "’ starts runs without saying which version they are for; they take the newest.",
                        TemplateChange.of(
                                "Hand the event's version on to the source action.",
                                Edit.set(
                                        Shapes.id(rule.thing(), "Rule"),
                                        transformer(source.name()),
                                        Shapes.inTarget(target, "InputTransformer"))),
                        new Proof(target.origin(), "Its target has no input with S3_OBJECT_VERSION_ID.")));
    }

    private static Tree transformer(String action) {
        return Tree.map(
                "InputPathsMap",
                Tree.map("version", "$.detail.object.version-id"),
                "InputTemplate",
                "{\"sourceRevisions\": [{\"actionName\": \"" + action
                        + "\", \"revisionType\": \"S3_OBJECT_VERSION_ID\", \"revisionValue\": \"<version>\"}]}");
    }

    private List<Edit> startRule(PipelineSetup pipeline, ActionSetup source) {
        String id = id(pipeline);
        Tree arn = Tree.sub("arn:${AWS::Partition}:codepipeline:${AWS::Region}:${AWS::AccountId}:"
                + pipeline.thing()
                        .logicalId()
                        .map(name -> "${" + name + "}")
                        .orElseGet(() -> pipeline.thing().shown()));
        List<Edit> edits = new ArrayList<>();
        bucket(setup, source)
                .filter(one -> one.sendsEvents().found().filter(sends -> sends).isEmpty())
                .ifPresent(bucket -> edits.add(sending(bucket)));
        edits.add(Edit.add(
                id + "StartRule",
                Tree.resource(
                        "AWS::Events::Rule",
                        "EventPattern",
                        pattern(source),
                        "Targets",
                        Tree.list(Tree.map(
                                "Id",
                                "Pipeline",
                                "Arn",
                                arn,
                                "RoleArn",
                                Tree.attribute(id + "StartRole", "Arn"),
                                "InputTransformer",
                                transformer(source.name()))))));
        edits.add(Edit.add(
                id + "StartRole",
                Shapes.role(
                        "events.amazonaws.com",
                        "StartPipeline",
                        Shapes.document("codepipeline:StartPipelineExecution", arn))));
        return edits;
    }

    private static Edit sending(BucketSetup bucket) {
        return Edit.set(
                Shapes.id(bucket.thing(), "Bucket"),
                Tree.flag(true),
                key("Properties"),
                key("NotificationConfiguration"),
                key("EventBridgeConfiguration"),
                key("EventBridgeEnabled"));
    }

    private String beside(ActionSetup source) {
        return bucket(setup, source).isPresent()
                ? ""
                : " The bucket is not part of the template: switch its EventBridge notifications on as well.";
    }

    private Tree pattern(ActionSetup source) {
        Tree bucket = bucket(setup, source)
                .map(one -> Shapes.ref(one.thing()))
                .orElseGet(() -> Tree.text(term(source, "S3Bucket").shown()));
        return Tree.map(
                "source",
                Tree.texts(List.of("aws.s3")),
                "detail-type",
                Tree.texts(List.of("Object Created")),
                "detail",
                Tree.map(
                        "bucket",
                        Tree.map("name", Tree.list(bucket)),
                        "object",
                        Tree.map(
                                "key",
                                Tree.texts(List.of(term(source, "S3ObjectKey").shown())))));
    }

    private static String id(PipelineSetup pipeline) {
        return Shapes.id(pipeline.thing(), "Pipeline");
    }
}
