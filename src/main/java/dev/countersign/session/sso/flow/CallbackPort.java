package dev.countersign.session.sso.flow;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where the browser brings the answer to. */
@FunctionalInterface
public interface CallbackPort {
    /** Any free port of 127.0.0.1, which nobody outside this machine can reach. */
    CallbackPort LOOPBACK =
            () -> HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);

    /**
     * Takes the port; the server is not started yet.
     *
     * @throws IOException when there is none to be had
     */
    HttpServer bind() throws IOException;
}
