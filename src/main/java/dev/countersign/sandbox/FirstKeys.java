package dev.countersign.sandbox;

import static java.util.Objects.requireNonNull;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.api.ServiceError;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The personas' keys, for a sandbox without IAM. */
final class FirstKeys implements Identities {
    private final Map<Persona, Credentials> keys = new EnumMap<>(Persona.class);

    FirstKeys(Account account) {
        var random = new SecureRandom();
        for (Persona persona : Persona.values()) {
            String id = "AKIA" + text(random, 80).substring(0, 16).toUpperCase(Locale.ROOT);
            Caller caller =
                    Caller.user(account.globalArn("iam", "user/" + persona.userName()), "AIDA" + id.substring(4));
            keys.put(persona, new Credentials(id, text(random, 200), Optional.empty(), caller));
        }
    }

    private static String text(SecureRandom random, int bits) {
        return new BigInteger(bits, random).setBit(bits).toString(32);
    }

    Credentials of(Persona persona) {
        return requireNonNull(keys.get(persona));
    }

    @Override
    public Optional<Credentials> find(String accessKeyId) {
        return keys.values().stream()
                .filter(key -> key.accessKeyId().equals(accessKeyId))
                .findFirst();
    }

    @Override
    public Caller assume(String roleArn, String service, String sessionName) {
        throw ServiceError.notImplemented("roles without IAM");
    }

    @Override
    public Credentials issue(Caller caller, Duration lifetime) {
        throw ServiceError.notImplemented("temporary credentials without IAM");
    }
}
