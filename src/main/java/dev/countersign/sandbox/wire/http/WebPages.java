package dev.countersign.sandbox.wire.http;

import java.util.Set;

/** Tells requests that a web page in the user's browser sent: none of them means AWS. */
public final class WebPages {
    /** A proxy may bring requests that are meant for AWS's own names; nobody but AWS can make those point here. */
    private static final String AWS = ".amazonaws.com";

    private static final Set<String> OURS = Set.of("127.0.0.1", "localhost", "[::1]");

    private WebPages() {}

    /** By what browsers add and pages cannot take away, or by a host name that was made to point here. */
    public static boolean sent(WireRequest request) {
        return request.header("origin").isPresent()
                || request.header("sec-fetch-site").isPresent()
                || !(isToUs(request) || name(request).endsWith(AWS));
    }

    /** Whether a request names the loopback interface as its host. */
    public static boolean isToUs(WireRequest request) {
        return OURS.contains(name(request));
    }

    /** Whether a form may come from one of our own pages, or from a program that is no browser; never from a foreign page. */
    public static boolean mayBeOurForm(WireRequest request) {
        String own = "http://" + request.header("host").orElse("");
        return isToUs(request)
                && request.header("origin").filter(o -> !o.equals(own)).isEmpty()
                && request.header("sec-fetch-site")
                        .filter(from -> !from.equals("same-origin"))
                        .isEmpty();
    }

    private static String name(WireRequest request) {
        String host = request.header("host").orElse("");
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }
}
