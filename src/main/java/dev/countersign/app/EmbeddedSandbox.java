package dev.countersign.app;

import dev.countersign.aws.AccessKeys;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.SandboxOptions;
import dev.countersign.session.LocalSandbox;
import dev.countersign.session.Persona;
import dev.countersign.session.SandboxAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sandbox of this program: started when somebody first wants it, ended with the program. */
public final class EmbeddedSandbox implements LocalSandbox, AutoCloseable {
    private final Optional<Path> python;
    private @Nullable Sandbox running;

    /** Lambda code runs on the machine's own python3, where that can be told. */
    public EmbeddedSandbox() {
        this(Optional.empty());
    }

    /** @param python named by the user; empty = the machine's own, where that can be told */
    public EmbeddedSandbox(Optional<Path> python) {
        this.python = python;
    }

    @Override
    public synchronized SandboxAccess start() {
        if (running == null) {
            running = Sandbox.start(SandboxOptions.defaults().withPython(python.or(Python::ofThisMachine)));
        }
        Sandbox sandbox = running;
        List<Persona> personas = Stream.of(dev.countersign.sandbox.api.Persona.values())
                .map(persona -> persona(sandbox, persona))
                .toList();
        return new SandboxAccess(sandbox.endpoint(), sandbox.region(), personas);
    }

    private static Persona persona(Sandbox sandbox, dev.countersign.sandbox.api.Persona persona) {
        var keys = sandbox.credentials(persona);
        return new Persona(
                persona.userName(), new AccessKeys(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
