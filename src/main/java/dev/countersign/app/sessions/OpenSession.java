package dev.countersign.app.sessions;

/** A session that is signed in, as the list of sessions sees it. */
public interface OpenSession extends AutoCloseable {
    /** It comes on screen. */
    void enter();

    /** Another one comes on screen. */
    void leave();

    /** Signs out. What belongs to others is left alone. */
    @Override
    void close();
}
