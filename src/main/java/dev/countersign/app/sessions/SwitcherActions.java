package dev.countersign.app.sessions;

import dev.countersign.ui.kit.AccountColour;

/** What can be done in the list of sessions. Rows are counted from 0. */
public interface SwitcherActions {
    void choose(int row);

    /** Signs out, or gives up waiting for it. */
    void end(int row);

    /** Tries once more to sign in. */
    void again(int row);

    /** Leads to where sessions begin; those that are open stay. */
    void addSession();

    /** Opens the session on screen in one more Region. */
    void addRegion(String region);

    /** Whether what is open is to be opened again when the program starts next. */
    void reopen(boolean nextTime);

    /** Signs in again for the session on screen. */
    void renew();

    void colour(AccountColour colour);

    void production(boolean isProduction);
}
