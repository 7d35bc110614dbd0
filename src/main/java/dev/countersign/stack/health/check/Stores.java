package dev.countersign.stack.health.check;

import static dev.countersign.stack.health.change.Edit.element;
import static dev.countersign.stack.health.change.Edit.key;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.Edit.Step;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.change.Tree;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.stack.health.setup.BucketSetup;
import dev.countersign.stack.health.setup.BucketSetup.Expiry;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import dev.countersign.stack.health.setup.PipelineSetup.Setting;
import dev.countersign.stack.health.setup.Setup;
import java.util.List;
import java.util.Optional;

/** Where tokens lie, and how long they stay there. */
final class Stores {
    private static final long DAY = 86_400;

    private final Setup setup;
    private final Notes notes;

    Stores(Setup setup, Notes notes) {
        this.setup = setup;
        this.notes = notes;
    }

    void check() {
        for (PipelineSetup pipeline : setup.pipelines().items()) {
            if (!pipeline.approvals().isEmpty()) {
                pipeline.objectSources().forEach(source -> check(pipeline, source));
            }
        }
    }

    private void check(PipelineSetup pipeline, ActionSetup source) {
        ownKey(pipeline, source);
        Optional<BucketSetup> bucket = Starts.bucket(setup, source);
        if (bucket.isEmpty()) {
            String name = source.setting("S3Bucket")
                    .map(Setting::term)
                    .map(Term::shown)
                    .orElse("");
            for (Check check : List.of(Check.VERSIONING, Check.LIFECYCLE)) {
                notes.missed(
                        check,
                        name,
                        source.origin(),
                        setup.buckets()
                                .whyIncomplete()
                                .orElse("The bucket is not part of the template; its settings are not seen."));
            }
            return;
        }
        versioning(bucket.get());
        Optional<Long> deadline = pipeline.approvals().stream()
                .filter(approval -> approval.timeout().found().isPresent())
                .map(Clocks::seconds)
                .max(Long::compareTo);
        notes.need(Check.LIFECYCLE, bucket.get().thing().shown(), bucket.get().expiries())
                .ifPresent(expiries -> expiries.forEach(
                        expiry -> deadline.ifPresent(seconds -> lifecycle(bucket.get(), source, expiry, seconds))));
    }

    private void versioning(BucketSetup bucket) {
        String name = bucket.thing().shown();
        notes.need(Check.VERSIONING, name, bucket.versioning())
                .filter(status -> status.filter("Enabled"::equals).isEmpty())
                .ifPresent(status -> notes.found(
                        Check.VERSIONING,
                        name,
                        "The bucket ‘" + name
                                + "’ keeps no versions: each request overwrites the token of the one before.",
                        TemplateChange.of(
                                "Switch versioning on.",
                                Edit.set(
                                        Shapes.id(bucket.thing(), "Bucket"),
                                        Tree.text("Enabled"),
                                        key("Properties"),
                                        key("VersioningConfiguration"),
                                        key("Status"))),
                        new Proof(
                                bucket.versioning().origin(),
                                status.map(text -> "Its versioning is " + text + ".")
                                        .orElse("Versioning was never switched on."))));
    }

    private void lifecycle(BucketSetup bucket, ActionSetup source, Expiry expiry, long deadline) {
        String name = bucket.thing().shown();
        Optional<Term> object = source.setting("S3ObjectKey").map(Setting::term);
        boolean known =
                expiry.prefix().isWhole() && object.filter(Term::isWhole).isPresent();
        boolean covers = expiry.prefix().text().isEmpty()
                || object.filter(term -> term.text().startsWith(expiry.prefix().text()))
                        .isPresent();
        if (!known && !covers) {
            notes.missed(
                    Check.LIFECYCLE,
                    name,
                    expiry.origin(),
                    "Whether the rule is for this object depends on something that only the deployment tells.");
            return;
        }
        Optional<Long> days =
                covers ? notes.need(Check.LIFECYCLE, name, expiry.days()).flatMap(value -> value) : Optional.empty();
        days.filter(number -> number * DAY < deadline).ifPresent(number -> {
            Step rule = expiry.id().isEmpty() ? new Step.Index(expiry.index()) : element("Id", expiry.id());
            notes.found(
                    Check.LIFECYCLE,
                    name,
                    "Old versions in ‘" + name + "’ are deleted after " + number + " days, an approval may take "
                            + Clocks.words(deadline) + ": its token can be gone by then.",
                    TemplateChange.of(
                            "Keep old versions longer than the longest approval.",
                            Edit.set(
                                    Shapes.id(bucket.thing(), "Bucket"),
                                    Tree.number(deadline / DAY + 7),
                                    key("Properties"),
                                    key("LifecycleConfiguration"),
                                    key("Rules"),
                                    rule,
                                    key("NoncurrentVersionExpiration"),
                                    key("NoncurrentDays"))),
                    new Proof(expiry.origin(), "A rule deletes noncurrent versions after " + number + " days."));
        });
    }

    private void ownKey(PipelineSetup pipeline, ActionSetup source) {
        notes.looked(Check.OWN_KEY);
        boolean own = source.setting("AllowOverrideForS3ObjectKey")
                .filter(setting -> setting.term().text().equalsIgnoreCase("true"))
                .isPresent();
        if (!own) {
            String name = pipeline.thing().shown();
            notes.found(
                    Check.OWN_KEY,
                    name,
                    "All requests to ‘" + name + "’ are versions of one object.",
                    TemplateChange.of(
                            "Let runs name their own key; then put each request under a key of its own and start its run with a source revision of type S3_OBJECT_KEY.",
                            Edit.set(
                                    Shapes.id(pipeline.thing(), "Pipeline"),
                                    Tree.text("true"),
                                    Shapes.inAction(source, "Configuration", "AllowOverrideForS3ObjectKey"))),
                    new Proof(source.origin(), "The source action takes one fixed key."));
        }
    }
}
