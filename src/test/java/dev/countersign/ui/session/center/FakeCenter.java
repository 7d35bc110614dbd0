package dev.countersign.ui.session.center;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.profile.ProfileWriter;
import dev.countersign.session.profile.file.ConfigEdit;
import dev.countersign.session.profile.file.ProfileNotWrittenException;
import dev.countersign.session.profile.file.SectionChange;
import dev.countersign.session.sso.Aged;
import dev.countersign.session.sso.RoleKeys;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoRole;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.ui.session.prompt.FakeAttempt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An Identity Center as a test wants it: its accounts have five roles each. */
public final class FakeCenter implements CenterDesk {
    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final List<String> ROLES =
            List.of("AdministratorAccess", "ReleaseApprover", "ReadOnly", "Billing", "Troubleshooter");

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<FakeAttempt> attempts = new CopyOnWriteArrayList<>();
    volatile boolean needsSignIn;
    volatile Path config = Path.of("/nowhere");
    private final List<SsoAccount> accounts;

    public FakeCenter(List<SsoAccount> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    @Override
    public SsoAttempt begin(SsoSession session) {
        var attempt = new FakeAttempt(session, Optional.empty(), Optional.empty());
        attempt.onStep(step -> {
            if (step instanceof SsoStep.Succeeded) {
                needsSignIn = false;
            }
        });
        attempts.add(attempt);
        return attempt;
    }

    @Override
    public SsoPortal portal(SsoSession session) {
        return new Portal(session);
    }

    @Override
    public SignedIn signIn(SsoSession session, RoleChoice role, String region, SignInPrompt prompt) {
        asked.add(role.title() + " " + region);
        throw AwsFailure.of(AwsFailure.Kind.UNREACHABLE, "sso:GetRoleCredentials", "the connection was refused");
    }

    @Override
    public void open(SignedIn session, boolean stay) {
        throw new IllegalStateException("no session here");
    }

    @Override
    public SessionChoice choice(RememberedRole role) {
        return new SessionChoice.FromIdentityCenter(
                role.session(),
                role.account(),
                role.accountName(),
                role.role(),
                Optional.of(role.region()),
                Endpoints.OF_AWS);
    }

    @Override
    public ConfigEdit preview(SsoSession session, NewProfile profile) throws ProfileNotWrittenException {
        return new ProfileWriter(config)
                .preview(SectionChange.ssoProfile(
                        profile.name(),
                        profile.sessionName(),
                        session,
                        profile.role().account().id(),
                        profile.role().role().name(),
                        Optional.of(profile.region())));
    }

    @Override
    public String write(SsoSession session, NewProfile profile, ConfigEdit edit) throws ProfileNotWrittenException {
        new ProfileWriter(config).write(edit);
        return "";
    }

    @Override
    public void undo(ConfigEdit edit) throws ProfileNotWrittenException {
        new ProfileWriter(config).write(new ConfigEdit(edit.file(), false, edit.lines(), edit.after(), edit.before()));
    }

    private final class Portal implements SsoPortal {
        private final SsoSession session;

        Portal(SsoSession session) {
            this.session = session;
        }

        @Override
        public Aged<List<SsoAccount>> accounts() throws SsoSignInNeededException {
            if (needsSignIn) {
                throw new SsoSignInNeededException(session, "You are not signed in.");
            }
            return new Aged<>(accounts, NOW);
        }

        @Override
        public Aged<List<SsoRole>> roles(String accountId) {
            return new Aged<>(
                    Stream.of(ROLES.toArray(String[]::new))
                            .map(name -> new SsoRole(accountId, name))
                            .toList(),
                    NOW);
        }

        @Override
        public void refresh() {
            asked.add("refresh");
        }

        @Override
        public RoleKeys credentials(String accountId, String roleName) {
            throw new IllegalStateException("not asked for by a screen");
        }

        @Override
        public String signOut() {
            asked.add("sign out");
            return "";
        }
    }
}
