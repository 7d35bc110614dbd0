package dev.countersign.sandbox;

import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.cloudformation.CloudFormationService;
import dev.countersign.sandbox.cloudtrail.CloudTrailService;
import dev.countersign.sandbox.cloudwatch.CloudWatchService;
import dev.countersign.sandbox.codepipeline.CodePipelineService;
import dev.countersign.sandbox.events.EventsService;
import dev.countersign.sandbox.iam.IamService;
import dev.countersign.sandbox.lambda.LambdaService;
import dev.countersign.sandbox.logs.LogsService;
import dev.countersign.sandbox.s3.S3Service;
import dev.countersign.sandbox.signin.SigninService;
import dev.countersign.sandbox.sns.Outbox;
import dev.countersign.sandbox.sns.SnsService;
import dev.countersign.sandbox.sqs.SqsService;
import dev.countersign.sandbox.sso.SsoService;
import dev.countersign.sandbox.states.StatesService;
import dev.countersign.sandbox.sts.StsService;
import dev.countersign.sandbox.wire.Gateway;
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

/** A small AWS on this machine: one account, one Region, everything in memory, gone when it is closed. */
public final class Sandbox implements AutoCloseable {
    private final World world;
    private final HttpListener listener;
    private final IamService iam;
    private final LambdaService lambda;
    private final SsoService sso;

    private Sandbox(World world, HttpListener listener, IamService iam, LambdaService lambda, SsoService sso) {
        this.world = world;
        this.listener = listener;
        this.iam = iam;
        this.lambda = lambda;
        this.sso = sso;
    }

    /** @throws java.io.UncheckedIOException when the port is taken */
    public static Sandbox start(SandboxOptions options) {
        var clock = new SandboxClock(options.wall());
        var world = new World(options.account(), clock);
        try {
            // Every service of the sandbox, each with its line. Their order does not matter: they meet through the
            // world only.
            var iam = new IamService(world, options.credentialTime());
            iam.register();
            new StsService(world, options.credentialTime()).register();
            new SigninService(world, options.credentialTime()).register();
            new CloudFormationService(world).register();
            new S3Service(world).register();
            new StatesService(world).register();
            new EventsService(world).register();
            new CodePipelineService(world, options.pollInterval()).register();
            new LogsService(world).register();
            new CloudWatchService(world).register();
            new CloudTrailService(world).register();
            var sns = new SnsService(world);
            sns.register();
            // The calls of functions come back to this sandbox's own door, which opens last.
            var endpoint = new CompletableFuture<URI>();
            var lambda = new LambdaService(world, options.python(), options.foreignCode(), endpoint::join);
            lambda.register();
            new SqsService(world, endpoint::join).register();
            var sso = new SsoService(world, endpoint::join, options.credentialTime());
            sso.register();
            // Now that IAM is there for certain.
            sso.provision();

            var verifier = new SignatureVerifier(world, InstantSource.system());
            var gateway = new Gateway(world, verifier, options.credentialTime(), options.traffic());
            var site = new SiteDoor(world);
            var control = new ControlApi(
                    clock,
                    verifier,
                    people(iam),
                    Persona.ADMINISTRATOR.userName(),
                    () -> mails(sns.outbox()),
                    sso::startUrl);
            HttpListener listener = HttpListener.start(options.port(), sent -> {
                if (ControlApi.isFor(sent)) {
                    return control.apply(sent);
                }
                return site.isFor(sent) ? site.apply(sent) : gateway.apply(sent);
            });
            endpoint.complete(listener.endpoint());
            return new Sandbox(world, listener, iam, lambda, sso);
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

    private static List<Mail> mails(Outbox outbox) {
        return outbox.list().stream()
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
        lambda.close();
        world.clock().close();
    }
}
