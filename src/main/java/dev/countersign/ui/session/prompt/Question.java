package dev.countersign.ui.session.prompt;

/** Something that a sign-in wants from the person. Its worker thread waits until it is answered or cancelled. */
public sealed interface Question permits MfaQuestion, SsoQuestion {
    /** Who asks. */
    Asking asking();

    /** Nobody has to answer it any more. */
    boolean isOver();

    /** The person would not, or nobody waits for the answer any more. */
    void cancel();
}
