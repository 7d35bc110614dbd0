package dev.countersign.app;

import dev.countersign.app.sessions.Wanted;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.Environment;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.profile.ConfigEdit;
import dev.countersign.session.profile.ProfileNotWrittenException;
import dev.countersign.session.profile.ProfileWriter;
import dev.countersign.session.profile.Profiles;
import dev.countersign.session.profile.SectionChange;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.ui.session.center.CenterDesk;
import dev.countersign.ui.session.center.NewProfile;
import dev.countersign.ui.session.center.RoleChoice;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
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
        var choice = new SessionChoice.FromIdentityCenter(
                session,
                role.account().id(),
                role.account().name(),
                role.role().name(),
                Optional.of(region),
                endpoints);
        SignedIn signedIn = signingIn.signIn().signIn(choice, region, endpoints, prompt);
        proved.put(signedIn, Wanted.of(choice, region, endpoints));
        return signedIn;
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

    /** The environment's; a start URL on this machine is a sandbox's, which answers everything at one address. */
    private Endpoints endpoints(SsoSession session) {
        URI url = session.startUrl();
        if (environment.endpoints().isOverridden() || !isHere(url)) {
            return environment.endpoints();
        }
        return Endpoints.all(URI.create(url.getScheme() + "://" + url.getAuthority()));
    }

    private static boolean isHere(URI url) {
        try {
            String host = url.getHost();
            boolean literal = host != null && (host.equals("localhost") || host.matches("[0-9.]+|\\[.*]"));
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
