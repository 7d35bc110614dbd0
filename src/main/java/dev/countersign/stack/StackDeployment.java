package dev.countersign.stack;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.StackGateway;
import dev.countersign.domain.stack.ChangeSet;
import dev.countersign.domain.stack.ChangeSetRequest;
import dev.countersign.domain.stack.ChangeSetRequest.Type;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackId;
import dev.countersign.stack.form.ParameterForm;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.stack.form.TemplateOutline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Deploys a template through a change set, so that everything is seen before anything happens, and deletes stacks. Every
 * method blocks and throws {@link AwsFailure}.
 */
public final class StackDeployment {
    static final Duration LOOK_AGAIN = Duration.ofMillis(400);
    private static final Duration SLOW_DOWN = Duration.ofSeconds(5);
    private static final String PREFIX = "countersign-";

    private final StackGateway stacks;
    private final Pause pause;
    private final Supplier<String> tokens;

    /** @param tokens makes unique names of letters, digits and hyphens, at most 100 long */
    public StackDeployment(StackGateway stacks, Pause pause, Supplier<String> tokens) {
        this.stacks = stacks;
        this.pause = pause;
        this.tokens = tokens;
    }

    /** The form of a template; INVALID when CloudFormation finds the template wrong. */
    public ParameterForm form(StackTemplate template) {
        return ParameterForm.of(stacks.summarize(template.text()), TemplateOutline.of(template.text()));
    }

    /**
     * Makes a change set and waits for it. Whatever is not {@link Preparation.Ready} has been cleaned up at CloudFormation.
     *
     * @throws InterruptedException when given up meanwhile; the change set is then cleaned up, too
     */
    public Preparation prepare(DeployRequest request) throws InterruptedException {
        if (request.type() == Type.CREATE) {
            Optional<StackDetail> existing = stacks.find(request.stackName());
            if (existing.filter(s -> !s.summary().status().isReview()).isPresent()) {
                return new Preparation.NameTaken(existing.get());
            }
        }
        String token = PREFIX + tokens.get();
        String arn = stacks.createChangeSet(new ChangeSetRequest(
                request.stackName(),
                token,
                request.type(),
                request.template().text(),
                request.given(),
                request.kept(),
                request.form().capabilities(),
                token));
        ChangeSet changeSet = settled(arn, request.type());
        var review =
                new ChangeSetReview(changeSet, request.type(), request.form().capabilities());
        if (changeSet.isExecutable()) {
            return new Preparation.Ready(review);
        }
        discard(review);
        return changeSet.isWithoutChanges()
                ? new Preparation.NothingToChange(request.stackName())
                : new Preparation.Refused(
                        request.stackName(), changeSet.reason().orElse("CloudFormation gave no reason."));
    }

    private ChangeSet settled(String arn, Type type) throws InterruptedException {
        ChangeSet changeSet = stacks.changeSet(arn);
        try {
            while (changeSet.isPending()) {
                pause.pause(LOOK_AGAIN);
                changeSet = stacks.changeSet(arn);
            }
        } catch (InterruptedException e) {
            discard(arn, changeSet.stack(), type);
            throw e;
        }
        return changeSet;
    }

    /** Executes what was reviewed; what follows can be watched through the result. */
    public StackOperation execute(ChangeSetReview review) {
        String token = PREFIX + tokens.get();
        stacks.executeChangeSet(review.changeSet().arn(), token);
        var kind = review.type() == Type.CREATE ? StackOperation.Kind.CREATE : StackOperation.Kind.UPDATE;
        return new StackOperation(stacks, review.stack(), kind, token);
    }

    /** Leaves no trace of a review that is not executed: neither the change set nor the empty stack it made. */
    public void discard(ChangeSetReview review) {
        discard(review.changeSet().arn(), review.stack(), review.type());
    }

    private void discard(String arn, StackId stack, Type type) {
        stacks.deleteChangeSet(arn);
        if (type == Type.CREATE) {
            discardUnfinished(stack);
        }
    }

    /** Removes a stack that is nothing but an unexecuted change set; leaves any other alone. */
    public void discardUnfinished(StackId stack) {
        boolean review = stacks.find(stack.arn())
                .filter(s -> s.summary().status().isReview())
                .isPresent();
        if (review) {
            stacks.delete(stack, PREFIX + tokens.get());
        }
    }

    /** What deleting a stack will do. */
    public DeletionPlan planDeletion(StackId stack) {
        return DeletionPlan.of(stack, stacks.resources(stack), TemplateOutline.of(stacks.template(stack)));
    }

    /** Starts the deletion; what follows can be watched through the result. */
    public StackOperation delete(StackId stack) {
        String token = PREFIX + tokens.get();
        stacks.delete(stack, token);
        return new StackOperation(stacks, stack, StackOperation.Kind.DELETE, token);
    }

    /** Watches something that is going on already, whoever started it; its past events are part of it. */
    public StackOperation join(StackDetail stack) {
        String status = stack.summary().status().text();
        StackOperation.Kind kind = status.startsWith("DELETE")
                ? StackOperation.Kind.DELETE
                : status.startsWith("UPDATE") ? StackOperation.Kind.UPDATE : StackOperation.Kind.CREATE;
        return new StackOperation(stacks, stack.summary().id(), kind, "");
    }

    /** One stack as it is now; empty when there is none. */
    public Optional<StackDetail> find(String nameOrArn) {
        return stacks.find(nameOrArn);
    }

    /** The template of a deployed stack, for an update that changes parameters only. */
    public StackTemplate templateOf(StackId stack) {
        return new StackTemplate(stack.name(), stacks.template(stack), Optional.empty());
    }

    /**
     * Follows an operation to its end, or until nobody wants to know any more. A throttled look is taken again, more slowly;
     * any other failure ends the following, which may be taken up again with the same operation.
     *
     * @return the last look, or nothing when given up before the first
     */
    public Optional<StackProgress> follow(
            StackOperation operation, BooleanSupplier stillWanted, Consumer<StackProgress> onProgress)
            throws InterruptedException {
        Optional<StackProgress> last = Optional.empty();
        while (stillWanted.getAsBoolean() && last.filter(StackProgress::isOver).isEmpty()) {
            try {
                StackProgress progress = operation.poll();
                last = Optional.of(progress);
                onProgress.accept(progress);
                pause.pause(progress.isOver() ? Duration.ZERO : LOOK_AGAIN);
            } catch (AwsFailure e) {
                if (!e.is(AwsFailure.Kind.THROTTLED)) {
                    throw e;
                }
                pause.pause(SLOW_DOWN);
            }
        }
        return last;
    }
}
