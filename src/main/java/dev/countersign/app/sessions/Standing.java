package dev.countersign.app.sessions;

import dev.countersign.app.shell.TimeLeft;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What a person is told about the time that credentials have left. */
public final class Standing {
    /** From here on, who has something to finish should know. */
    static final Duration SOON = Duration.ofMinutes(15);

    private Standing() {}

    /** A few words for the identity's chip. */
    public static TimeLeft timeLeft(CredentialState state, Instant now) {
        return switch (state) {
            case CredentialState.Lasting _ -> TimeLeft.UNSAID;
            case CredentialState.Renewable(Instant until) -> new TimeLeft(left(until, now) + ", renews", Tone.STALE);
            case CredentialState.Ending(Instant until) ->
                new TimeLeft(
                        until.isAfter(now) ? left(until, now) : "signed out",
                        isSoon(until, now) ? Tone.WAITING : Tone.STALE);
            case CredentialState.Troubled troubled ->
                new TimeLeft(
                        troubled.until()
                                .filter(now::isBefore)
                                .map(until -> left(until, now) + ", not renewed")
                                .orElse("not renewed"),
                        Tone.WAITING);
            case CredentialState.NeedsPerson _ -> new TimeLeft("signed out", Tone.WAITING);
        };
    }

    /** How the credentials last, as a sentence. */
    public static String sentence(CredentialState state, ZoneId zone) {
        return switch (state) {
            case CredentialState.Lasting _ -> "They do not expire, or nobody says when.";
            case CredentialState.Renewable(Instant until) ->
                "Renewed without you; the present ones end at " + Ages.time(until, zone) + ".";
            case CredentialState.Ending(Instant until) ->
                "They end at " + Ages.time(until, zone) + "; then you sign in again.";
            case CredentialState.Troubled troubled -> troubled.why();
            case CredentialState.NeedsPerson needed -> needed.why();
        };
    }

    static boolean isSoon(Instant until, Instant now) {
        return Duration.between(now, until).compareTo(SOON) <= 0;
    }

    /** Minutes are enough, until they are few. */
    private static String left(Instant until, Instant now) {
        Duration left = Duration.between(now, until);
        return Ages.of(left.compareTo(Duration.ofMinutes(10)) > 0 ? Duration.ofMinutes(left.toMinutes()) : left);
    }
}
