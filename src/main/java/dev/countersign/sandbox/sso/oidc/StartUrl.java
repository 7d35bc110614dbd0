package dev.countersign.sandbox.sso.oidc;

import java.net.URI;

/** The address by which people name this IAM Identity Center. */
public final class StartUrl {
    /** The page behind it. */
    public static final String PATH = "/start";

    private StartUrl() {}

    public static URI at(URI endpoint) {
        return endpoint.resolve(PATH);
    }

    /** Whether a text means it. It is copied from browsers, so a slash or a {@code #} at the end does not matter. */
    static boolean isMeant(String text, URI endpoint) {
        String bare = text.strip().replaceFirst("/?(#/?)?$", "").replace("//localhost:", "//127.0.0.1:");
        return bare.equals(at(endpoint).toString());
    }
}
