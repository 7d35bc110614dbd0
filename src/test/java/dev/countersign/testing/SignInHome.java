package dev.countersign.testing;

import dev.countersign.app.SigningIn;
import dev.countersign.aws.AccessKeys;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.session.Environment;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.profile.Profiles;
import dev.countersign.session.profile.Variables;
import dev.countersign.session.sso.BrowserOpener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody's home folder with AWS files, in whose environment everything leads to a sandbox; and signing in from there. */
public final class SignInHome implements AutoCloseable {
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private BrowserOpener browser = page -> {};

    public SignInHome(RunningSandbox sandbox, Path home) {
        this(sandbox.endpoint(), home);
    }

    public SignInHome(URI endpoint, Path home) {
        this.home = home;
        variables.put("AWS_ENDPOINT_URL", endpoint.toString());
        variables.put("AWS_REGION", "eu-west-1");
        variables.put("PATH", System.getenv().getOrDefault("PATH", ""));
    }

    public Path folder() {
        return home;
    }

    /** Sets a variable of the environment. */
    public SignInHome with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Writes {@code ~/.aws/config}. */
    public SignInHome config(String text) {
        return write(".aws/config", text);
    }

    /** Writes {@code ~/.aws/credentials} with one profile. */
    public SignInHome credentials(String profile, AccessKeys keys) {
        String token =
                keys.sessionToken().map(t -> "aws_session_token = " + t + "\n").orElse("");
        return write(
                ".aws/credentials",
                "[%s]\naws_access_key_id = %s\naws_secret_access_key = %s\n%s"
                        .formatted(profile, keys.accessKeyId(), keys.secretAccessKey(), token));
    }

    public SignInHome write(String file, String text) {
        try {
            Path path = home.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser opens the sandbox's page, where this person agrees. */
    public SignInHome browserOf(String person) {
        browser = page -> follow(SignInPage.open(page).allow(person).location());
        return this;
    }

    public SignInHome browser(BrowserOpener other) {
        browser = other;
        return this;
    }

    private static void follow(URI callback) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(callback).build(), BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What the welcome screen would offer under that name. */
    public SessionChoice choice(String name) {
        var environment = new Environment(variables);
        var profiles = new Profiles(new Variables(variables), home);
        return SessionChoices.find(environment, profiles).choices().stream()
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no choice " + name));
    }

    /** Signs in with a profile of that name, or with {@code Environment}. */
    public SignedIn signIn(String name, SignInPrompt prompt) throws SignInCancelledException {
        return signIn(choice(name), prompt);
    }

    public SignedIn signIn(SessionChoice choice, SignInPrompt prompt) throws SignInCancelledException {
        SigningIn signingIn = SigningIn.of(
                new Variables(variables),
                home,
                () -> {
                    throw new IllegalStateException("no sandbox inside this program");
                },
                page -> browser.open(page));
        open.add(signingIn);
        SignedIn signedIn =
                signingIn.signIn().signIn(choice, choice.region().orElse("eu-west-1"), choice.endpoints(), prompt);
        open.add(signedIn);
        return signedIn;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }
}
