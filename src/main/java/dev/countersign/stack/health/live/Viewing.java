package dev.countersign.stack.health.live;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import java.util.function.Supplier;

/** Asks AWS, and turns a refusal into a fact that was not seen. */
final class Viewing {
    private Viewing() {}

    /**
     * Takes a look.
     *
     * @param call as in IAM
     * @param subject what is looked at
     * @throws AwsFailure only when there is no identity any more: then nothing can be read, and the caller has to know
     */
    static <T> Fact<T> look(String call, String subject, Supplier<T> look) {
        var origin = new Origin.Call(call, subject);
        try {
            return Fact.seen(look.get(), origin);
        } catch (AwsFailure e) {
            if (e.is(Kind.CREDENTIALS_EXPIRED) || e.is(Kind.CREDENTIALS_REJECTED)) {
                throw e;
            }
            String why = e.is(Kind.ACCESS_DENIED) ? "This needs the permission " + e.operation() + "." : e.sentence();
            return Fact.unseen(why, origin);
        }
    }
}
