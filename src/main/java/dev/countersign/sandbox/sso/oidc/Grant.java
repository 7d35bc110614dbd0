package dev.countersign.sandbox.sso.oidc;

import java.util.Arrays;
import java.util.Optional;

/** The ways to a token. */
public enum Grant {
    AUTHORIZATION_CODE("authorization_code"),
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code"),
    REFRESH_TOKEN("refresh_token");

    private final String wireName;

    Grant(String wireName) {
        this.wireName = wireName;
    }

    static Optional<Grant> named(String wireName) {
        return Arrays.stream(values())
                .filter(grant -> grant.wireName.equals(wireName))
                .findFirst();
    }
}
