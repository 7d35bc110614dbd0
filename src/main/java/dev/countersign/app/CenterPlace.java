package dev.countersign.app;

import dev.countersign.app.sessions.Wanted;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.Environment;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.profile.ProfileWriter;
import dev.countersign.session.profile.Profiles;
import dev.countersign.session.profile.file.ConfigEdit;
import dev.countersign.session.profile.file.ProfileNotWrittenException;
import dev.countersign.session.profile.file.SectionChange;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.ui.session.center.CenterDesk;
import dev.countersign.ui.session.center.NewProfile;
import dev.countersign.ui.session.center.RememberedRole;
import dev.countersign.ui.session.center.RoleChoice;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the screens of IAM Identity Center need: the program's sign-ins, this user's configuration file, the way into a session. */
final class CenterPlace implements CenterDesk {
    private final SigningIn signingIn;
    private final Environment environment;
    private final ProfileWriter writer;
    private final WelcomePlace.Opening opening;
    private final Map<SignedIn, Wanted> proved = new ConcurrentHashMap<>();

    CenterPlace(SigningIn signingIn, Environment environment, Profiles profiles, WelcomePlace.Opening opening) {
        this.signingIn = signingIn;
        this.environment = environment;
        this.writer = new ProfileWriter(profiles.configFile());
        this.opening = opening;
    }

    @Override
    public SsoAttempt begin(SsoSession session) {
        return signingIn.center().signIns().begin(new SsoRequest(session, endpoints(session)));
    }

    @Override
    public SsoPortal portal(SsoSession session) {
        return signingIn.center().portal(session, endpoints(session));
    }

    @Override
    public SignedIn signIn(SsoSession session, RoleChoice role, String region, SignInPrompt prompt)
            throws SignInCancelledException {
        Endpoints endpoints = endpoints(session);
        SessionChoice choice = choice(new RememberedRole(
                session, role.account().id(), role.account().name(), role.role().name(), region));
        SignedIn signedIn = signingIn.signIn().signIn(choice, region, endpoints, prompt);
        proved.put(signedIn, Wanted.of(choice, region, endpoints));
        return signedIn;
    }

    @Override
    public SessionChoice choice(RememberedRole role) {
        return new SessionChoice.FromIdentityCenter(
                role.session(),
                role.account(),
                role.accountName(),
                role.role(),
                Optional.of(role.region()),
                endpoints(role.session()));
    }

    @Override
    public void open(SignedIn session, boolean stay) {
        opening.open(session, Objects.requireNonNull(proved.remove(session)), stay);
    }

    @Override
    public ConfigEdit preview(SsoSession session, NewProfile profile) throws ProfileNotWrittenException {
        return writer.preview(SectionChange.ssoProfile(
                profile.name(),
                profile.sessionName(),
                session,
                profile.role().account().id(),
                profile.role().role().name(),
                Optional.of(profile.region())));
    }

    @Override
    public String write(SsoSession session, NewProfile profile, ConfigEdit edit) throws ProfileNotWrittenException {
        writer.write(edit);
        var named = new SsoSession(
                Optional.of(profile.sessionName()), session.startUrl(), session.region(), session.scopes());
        return signingIn.center().share(session, named);
    }

    @Override
    public void undo(ConfigEdit edit) throws ProfileNotWrittenException {
        writer.write(new ConfigEdit(edit.file(), false, edit.lines(), edit.after(), edit.before()));
    }

    private Endpoints endpoints(SsoSession session) {
        return SsoRequest.adHoc(session.startUrl(), session.region(), environment.endpoints())
                .endpoints();
    }
}
