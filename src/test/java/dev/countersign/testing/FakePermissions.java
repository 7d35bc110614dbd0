package dev.countersign.testing;

import dev.countersign.aws.PermissionGateway;
import java.util.Optional;

/** Answers every question about permissions alike. */
public record FakePermissions(Optional<Boolean> answer) implements PermissionGateway {
    public static final FakePermissions ALL = new FakePermissions(Optional.of(true));
    public static final FakePermissions NONE = new FakePermissions(Optional.of(false));

    @Override
    public Optional<Boolean> allows(String action, String resource) {
        return answer;
    }
}
