package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The MFA part of a request: a device's serial number, and a code that it shows. */
final class SecondFactor {
    private final World world;

    SecondFactor(World world) {
        this.world = world;
    }

    /** The caller with the second factor that this request proves; the same caller when it brings none. */
    Caller prove(Caller caller, @Nullable String serialNumber, @Nullable String code) {
        if (serialNumber == null && code == null) {
            return caller;
        }
        if (serialNumber == null || code == null) {
            throw ServiceError.accessDenied(
                    "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.");
        }
        if (!code.matches("\\d*")) {
            throw StsErrors.constraint(code, "tokenCode", "Member must satisfy regular expression pattern: [\\d]*");
        }
        if (code.length() != 6) {
            String bound = code.length() < 6 ? "greater" : "less";
            throw StsErrors.constraint(code, "tokenCode", "Member must have length " + bound + " than or equal to 6");
        }
        var proved = Optional.of(world.identities().proveMfa(caller, serialNumber, code));
        return caller.with(caller.session().withMfa(proved));
    }
}
