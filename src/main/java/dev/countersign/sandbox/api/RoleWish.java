package dev.countersign.sandbox.api;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody says who wants to be a role.
 *
 * @param context condition keys that the role's trust policy may ask for, for example {@code sts:ExternalId}
 * @param sourceIdentity who stands behind the session; needs the permission {@code sts:SetSourceIdentity}
 */
public record RoleWish(
        String roleArn, String sessionName, Map<String, String> context, Optional<String> sourceIdentity) {
    public RoleWish {
        context = Map.copyOf(context);
    }

    public RoleWish(String roleArn, String sessionName) {
        this(roleArn, sessionName, Map.of(), Optional.empty());
    }
}
