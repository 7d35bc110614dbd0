package dev.countersign.session.credentials.key;

import dev.countersign.aws.Endpoints;
import dev.countersign.aws.ServerClock;
import java.time.InstantSource;

/**
 * The two clocks of a sign-in.
 *
 * @param clock the endpoint's, fed by its answers
 * @param keysEndBy the one by which temporary keys end
 */
public record EndpointTime(ServerClock clock, InstantSource keysEndBy) {
    /**
     * AWS's keys end by AWS's clock, however wrong this machine's may be. A sandbox's clock can be moved by days, and its keys do
     * not end by it, or moving it would sign everybody out; so elsewhere this machine's clock counts.
     */
    public static EndpointTime of(Endpoints endpoints, InstantSource machine) {
        ServerClock clock = ServerClock.startingNow();
        return new EndpointTime(clock, endpoints.isOverridden() ? machine : clock);
    }
}
