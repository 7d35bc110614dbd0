package dev.countersign.sandbox;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a sandbox is started.
 *
 * @param port 0 for any free one
 * @param account its account and Region
 * @param python the interpreter for Lambda functions; empty: none, so only functions with a Java twin run
 * @param foreignCode whether Lambda code that is not ours may run
 * @param pollInterval how often a pipeline's S3 source looks for new versions; AWS: one minute
 * @param wall the time that passes by itself under the sandbox's clock; signatures are always checked against the machine's
 * @param traffic hears of every call from outside; normally lets all of them through
 * @param credentialTime what codes, tokens and temporary credentials expire by; normally the machine's clock, too
 */
public record SandboxOptions(
        int port,
        Account account,
        Optional<Path> python,
        boolean foreignCode,
        Duration pollInterval,
        InstantSource wall,
        InstantSource credentialTime,
        Traffic traffic) {

    /** What AWS has, on any free port, without Python. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                0,
                Account.DEFAULT,
                Optional.empty(),
                true,
                Duration.ofMinutes(1),
                InstantSource.system(),
                InstantSource.system(),
                Traffic.FREE);
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, account, python, foreignCode, pollInterval, wall, credentialTime, traffic);
    }

    public SandboxOptions withRegion(String region) {
        return new SandboxOptions(
                port,
                new Account(account.id(), region),
                python,
                foreignCode,
                pollInterval,
                wall,
                credentialTime,
                traffic);
    }

    public SandboxOptions withPython(Optional<Path> newPython) {
        return new SandboxOptions(port, account, newPython, foreignCode, pollInterval, wall, credentialTime, traffic);
    }

    public SandboxOptions withForeignCode(boolean allowed) {
        return new SandboxOptions(port, account, python, allowed, pollInterval, wall, credentialTime, traffic);
    }

    public SandboxOptions withPollInterval(Duration newInterval) {
        return new SandboxOptions(port, account, python, foreignCode, newInterval, wall, credentialTime, traffic);
    }

    public SandboxOptions withWall(InstantSource newWall) {
        return new SandboxOptions(port, account, python, foreignCode, pollInterval, newWall, credentialTime, traffic);
    }

    public SandboxOptions withCredentialTime(InstantSource newTime) {
        return new SandboxOptions(port, account, python, foreignCode, pollInterval, wall, newTime, traffic);
    }

    public SandboxOptions withTraffic(Traffic newTraffic) {
        return new SandboxOptions(port, account, python, foreignCode, pollInterval, wall, credentialTime, newTraffic);
    }
}
