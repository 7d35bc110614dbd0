package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The keys of one Region and their aliases. */
final class KeyStore {
    private static final String ALIAS = "alias/";

    private final Map<String, Key> keys = new ConcurrentSkipListMap<>();
    private final Map<String, String> aliases = new ConcurrentSkipListMap<>();

    void add(Key key) {
        keys.put(key.id(), key);
    }

    void remove(Key key) {
        keys.remove(key.id());
        aliases.values().removeIf(key.id()::equals);
    }

    List<Key> all() {
        return List.copyOf(keys.values());
    }

    /** Aliases with the ids of their keys. */
    Map<String, String> aliases() {
        return aliases;
    }

    /**
     * A key by its id, its ARN, an alias or an alias's ARN.
     *
     * @throws ServiceError {@code NotFoundException}
     */
    Key require(String named) {
        String name = named.startsWith("arn:") ? named.substring(named.lastIndexOf(':') + 1) : named;
        String plain = name.startsWith("key/") ? name.substring("key/".length()) : name;
        Optional<String> id = plain.startsWith(ALIAS) ? Optional.ofNullable(aliases.get(plain)) : Optional.of(plain);
        return id.map(keys::get)
                .orElseThrow(() -> ServiceError.of(
                        "NotFoundException",
                        plain.startsWith(ALIAS)
                                ? "Alias " + named + " is not found."
                                : "Key '" + named + "' does not exist"));
    }
}
