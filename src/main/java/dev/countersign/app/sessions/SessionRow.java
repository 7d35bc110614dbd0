package dev.countersign.app.sessions;

import dev.countersign.app.shell.TimeLeft;
import dev.countersign.ui.kit.Identity;

/**
 * One session in the list of sessions.
 *
 * @param name what it was asked for as, which is all that is known of one that is not proved
 * @param identity {@link Identity#nobody()} until AWS has said who it is
 * @param remark why it is not signed in, or that it is being proved; empty for one that is signed in
 * @param waiting how many approvals wait there
 * @param current whether it is on screen
 */
public record SessionRow(
        String name,
        Progress progress,
        Identity identity,
        String remark,
        int waiting,
        boolean current,
        TimeLeft timeLeft) {
    /** How far its sign-in has come. */
    public enum Progress {
        PROVING,
        OPEN,
        FAILED
    }
}
