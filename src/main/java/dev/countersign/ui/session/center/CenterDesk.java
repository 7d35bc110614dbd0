package dev.countersign.ui.session.center;

import dev.countersign.session.SessionChoice;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.profile.file.ConfigEdit;
import dev.countersign.session.profile.file.ProfileNotWrittenException;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoSession;

/** What the screens of IAM Identity Center need from the rest of the program. */
public interface CenterDesk {
    /** Begins a sign-in, or joins the one that runs for the same session. Returns at once. */
    SsoAttempt begin(SsoSession session);

    /** Accounts and roles. Returns at once; the portal's own methods block. */
    SsoPortal portal(SsoSession session);

    /**
     * Opens a session with a role. Blocks.
     *
     * @throws SignInCancelledException when the person would not sign in
     */
    SignedIn signIn(SsoSession session, RoleChoice role, String region, SignInPrompt prompt)
            throws SignInCancelledException;

    /**
     * Takes over a proved session. Called on the FX thread.
     *
     * @param stay whether this page stays on screen
     */
    void open(SignedIn session, boolean stay);

    /** A role that was signed in to before, as a choice. Returns at once. */
    SessionChoice choice(RememberedRole role);

    /** What would be written for a profile. Blocks on the file system. */
    ConfigEdit preview(SsoSession session, NewProfile profile) throws ProfileNotWrittenException;

    /**
     * Writes what was previewed, and lets the new profile use this sign-in. Blocks on the file system.
     *
     * @return what else did not work, as a sentence; empty when all did
     */
    String write(SsoSession session, NewProfile profile, ConfigEdit edit) throws ProfileNotWrittenException;

    /** Makes a file as it was before an edit, if nobody has changed it since. Blocks on the file system. */
    void undo(ConfigEdit edit) throws ProfileNotWrittenException;
}
