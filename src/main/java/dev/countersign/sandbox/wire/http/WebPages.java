package dev.countersign.sandbox.wire.http;

import java.util.Set;

/** Tells requests that a web page in the user's browser sent: none of them means us. */
public final class WebPages {
    private static final Set<String> OURS = Set.of("127.0.0.1", "localhost", "[::1]");

    private WebPages() {}

    /** By what browsers add and pages cannot take away, or by a host name that was made to point here. */
    public static boolean sent(WireRequest request) {
        String host = request.header("host").orElse("");
        int port = host.lastIndexOf(':');
        String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        return request.header("origin").isPresent()
                || request.header("sec-fetch-site").isPresent()
                || !OURS.contains(name);
    }
}
