package dev.countersign.sandbox;

import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.iam.IamService;
import dev.countersign.sandbox.signin.SigninService;
import dev.countersign.sandbox.sns.Outbox;
import dev.countersign.sandbox.sso.SsoService;
import dev.countersign.sandbox.sts.StsService;
import dev.countersign.sandbox.wire.SiteDoor;
import dev.countersign.sandbox.wire.control.ControlApi;
import dev.countersign.sandbox.wire.control.Mail;
import dev.countersign.sandbox.wire.http.HttpListener;
import dev.countersign.sandbox.wire.signing.SignatureVerifier;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A small AWS on this machine: one account, its own Region and others as needed, in memory, gone when it is closed. */
public final class Sandbox implements AutoCloseable {
    private final World world;
    private final HttpListener listener;
    private final IamService iam;
    private final Regions regions;
    private final SsoService sso;

    private Sandbox(World world, HttpListener listener, IamService iam, Regions regions, SsoService sso) {
        this.world = world;
        this.listener = listener;
        this.iam = iam;
        this.regions = regions;
        this.sso = sso;
    }

    /** @throws java.io.UncheckedIOException when the port is taken */
    public static Sandbox start(SandboxOptions options) {
        var clock = new SandboxClock(options.wall());
        var world = new World(options.account(), clock);
        try {
            var iam = new IamService(world, options.credentialTime());
            iam.register();
            new StsService(world, options.credentialTime()).register();
            new SigninService(world, options.credentialTime()).register();
            // The calls of functions come back to this sandbox's own door, which opens last.
            var endpoint = new CompletableFuture<URI>();
            var regions = new Regions(world, options, endpoint::join);
            regions.register();
            var sso = new SsoService(world, endpoint::join, options.credentialTime());
            sso.register();
            // Now that IAM is there for certain.
            sso.provision();

            var verifier = new SignatureVerifier(world, InstantSource.system());
            regions.open(verifier);
            var site = new SiteDoor(world);
            var control = new ControlApi(
                    clock,
                    verifier,
                    people(iam),
                    Persona.ADMINISTRATOR.userName(),
                    () -> mails(regions.outboxes()),
                    sso::startUrl);
            HttpListener listener = HttpListener.start(options.port(), sent -> {
                if (ControlApi.isFor(sent)) {
                    return control.apply(sent);
                }
                return site.isFor(sent) ? site.apply(sent) : regions.apply(sent);
            });
            endpoint.complete(listener.endpoint());
            return new Sandbox(world, listener, iam, regions, sso);
        } catch (RuntimeException e) {
            clock.close();
            throw e;
        }
    }

    private static Map<String, Credentials> people(IamService iam) {
        Map<String, Credentials> people = new LinkedHashMap<>();
        iam.personas().forEach(persona -> people.put(persona.name(), persona.credentials()));
        return people;
    }

    private static List<Mail> mails(List<Outbox> outboxes) {
        return outboxes.stream()
                .flatMap(outbox -> outbox.list().stream())
                .map(message -> new Mail(
                        message.id(),
                        message.sent(),
                        message.to(),
                        message.subject(),
                        message.body(),
                        message.topicArn()))
                .toList();
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return listener.endpoint();
    }

    /** What a person types to sign in through IAM Identity Center. */
    public URI startUrl() {
        return sso.startUrl();
    }

    public String region() {
        return world.account().region();
    }

    /** The long-lived key of one of the people that every sandbox knows. */
    public Credentials credentials(Persona persona) {
        return iam.persona(persona.userName()).credentials();
    }

    /** The time of everything that AWS times. */
    public SandboxClock clock() {
        return world.clock();
    }

    /** Ends all connections and all work; nothing of the sandbox is left. */
    @Override
    public void close() {
        listener.close();
        regions.close();
        world.clock().close();
    }
}
