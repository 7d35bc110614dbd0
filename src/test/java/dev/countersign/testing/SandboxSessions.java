package dev.countersign.testing;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.session.SandboxAccess;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Console sessions in a sandbox that a test has started. */
public final class SandboxSessions {
    private SandboxSessions() {}

    /** The ports as the administrator. */
    public static Gateways gateways(RunningSandbox sandbox) {
        return gateways(sandbox, Persona.ADMINISTRATOR);
    }

    public static Gateways gateways(RunningSandbox sandbox, Persona persona) {
        return SdkGateways.connect(connection(sandbox, persona));
    }

    public static AwsConnection connection(RunningSandbox sandbox, Persona persona) {
        return new AwsConnection(sandbox.sandbox().region(), Optional.of(sandbox.endpoint()), keys(sandbox, persona));
    }

    /** What the console is told about the sandbox. */
    public static SandboxAccess access(RunningSandbox sandbox) {
        return new SandboxAccess(
                sandbox.endpoint(),
                sandbox.sandbox().region(),
                Arrays.stream(Persona.values())
                        .map(p -> new dev.countersign.session.Persona(
                                p.name().toLowerCase(Locale.ROOT), keys(sandbox, p)))
                        .toList());
    }

    /** The keys of a persona. */
    public static AccessKeys keys(RunningSandbox sandbox, Persona persona) {
        var credentials = sandbox.sandbox().credentials(persona);
        return new AccessKeys(credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }
}
