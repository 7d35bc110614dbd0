package dev.countersign.session;

/** The sandbox inside this program. Known here only as something that can be started; all else goes over its endpoint. */
@FunctionalInterface
public interface LocalSandbox {
    /** Starts the sandbox, or answers the one that runs already. Blocks until it serves. */
    SandboxAccess start();
}
