package dev.countersign.app.shell;

/** What keys and the identity's chip do about sessions. */
public interface Switching {
    /** All sessions at once, and who we are in the present one. */
    void showAll();

    /** The session that many steps on, around the end. */
    void step(int by);

    /** The session with that number, counted from 1; nothing when there is none. */
    void toNumber(int number);

    /** Allows changes, or forbids them. */
    void toggleReadOnly();

    /** While there is nothing to switch between. */
    static Switching none() {
        return new Switching() {
            @Override
            public void showAll() {}

            @Override
            public void step(int by) {}

            @Override
            public void toNumber(int number) {}

            @Override
            public void toggleReadOnly() {}
        };
    }
}
