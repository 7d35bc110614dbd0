package dev.countersign.session.sso.flow;

import dev.countersign.aws.SsoConnector;
import dev.countersign.session.sso.BrowserOpener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What signing in needs of the machine it runs on.
 *
 * @param cacheFolder the AWS CLI's {@code ~/.aws/sso/cache}; need not exist
 * @param clock of this machine
 * @param workers runs one task per attempt; a task may block for minutes
 */
public record SsoSurroundings(
        Path cacheFolder,
        SsoConnector connector,
        BrowserOpener browser,
        InstantSource clock,
        Pause pause,
        Executor workers,
        CallbackPort port) {
    /**
     * This machine.
     *
     * @param home the person's home folder
     */
    public static SsoSurroundings of(Path home, SsoConnector connector, BrowserOpener browser) {
        return new SsoSurroundings(
                home.resolve(Path.of(".aws", "sso", "cache")),
                connector,
                browser,
                InstantSource.system(),
                Pause.REAL,
                task -> Thread.ofVirtual().name("sso-sign-in").start(task),
                CallbackPort.LOOPBACK);
    }
}
