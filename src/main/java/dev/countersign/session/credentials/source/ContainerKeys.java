package dev.countersign.session.credentials.source;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.CredentialPorts;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.profile.Variables;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that the host of a container hands out, as {@code AWS_CONTAINER_CREDENTIALS_…} says. Over plain HTTP only from this machine
 * and the addresses that ECS and EKS use, as in the SDKs: the authorization token must not go anywhere else.
 */
final class ContainerKeys implements KeySource {
    private static final String OPERATION = "container credentials";
    private static final String RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private static final String TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private static final String HOST = "http://169.254.170.2";
    private static final Set<String> HOSTS =
            Set.of("localhost", "[::1]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

    private final CredentialPorts ports;
    private final Variables variables;

    ContainerKeys(CredentialPorts ports, Variables variables) {
        this.ports = ports;
        this.variables = variables;
    }

    @Override
    public Obtained obtain(Person person) {
        return Obtained.alone(ports.container(uri(), authorization()));
    }

    private URI uri() {
        Optional<String> relative = variables.get(RELATIVE);
        if (relative.isPresent()) {
            String path = relative.get();
            return Variables.url(HOST + (path.startsWith("/") ? path : "/" + path))
                    .filter(uri -> HOST.endsWith("//" + uri.getAuthority()))
                    .orElseThrow(() -> wrong(RELATIVE + " is no path."));
        }
        String full = variables
                .get(FULL)
                .orElseThrow(() -> wrong("Neither " + FULL + " nor " + RELATIVE + " is set: this is no container."));
        URI uri = Variables.url(full).orElseThrow(() -> wrong(FULL + " is not an http or https URL."));
        if (!isAllowed(uri)) {
            throw wrong(FULL + " names " + uri.getHost()
                    + ", which is neither this machine nor a container's host; over http no other is asked.");
        }
        return uri;
    }

    private static boolean isAllowed(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(uri.getScheme())
                || HOSTS.contains(host)
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** The file is read each time: EKS renews it. */
    private Optional<String> authorization() {
        Optional<String> value =
                variables.get(TOKEN_FILE).map(ContainerKeys::read).or(() -> variables.get(TOKEN));
        value.filter(text -> text.contains("\n") || text.contains("\r")).ifPresent(text -> {
            throw wrong("The container's authorization token holds a line break.");
        });
        return value;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw wrong("The file that " + TOKEN_FILE + " names cannot be read: " + file + ".");
        }
    }

    private static AwsFailure wrong(String sentence) {
        return AwsFailure.saying(
                Kind.CREDENTIALS_REJECTED, OPERATION, sentence, "Correct the environment, or choose another session.");
    }
}
