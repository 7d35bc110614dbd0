package dev.countersign.endtoend;

import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.SandboxOptions;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.ForeignTool;
import java.util.Map;
import java.util.Optional;

/** A sandbox on the wall clock, for clients in other processes, with the machine's python3. */
final class StandaloneSandbox implements AutoCloseable {
    private final Sandbox sandbox;

    private StandaloneSandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static StandaloneSandbox start() {
        var python = Python.ofThisMachine().orElseGet(() -> ForeignTool.missing("python3"));
        return new StandaloneSandbox(Sandbox.start(SandboxOptions.defaults().withPython(Optional.of(python))));
    }

    String endpoint() {
        return sandbox.endpoint().toString();
    }

    /** What a foreign client needs to come in as the administrator. */
    Map<String, String> environment() {
        var keys = sandbox.credentials(Persona.ADMINISTRATOR);
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint(),
                "AWS_REGION", sandbox.region(),
                "AWS_DEFAULT_REGION", sandbox.region(),
                "AWS_ACCESS_KEY_ID", keys.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", keys.secretAccessKey(),
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
