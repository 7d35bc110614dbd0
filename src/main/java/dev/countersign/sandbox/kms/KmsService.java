package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.World;

/** Key Management Service, as far as services that encrypt with a customer's key need it: symmetric keys of one Region. */
public final class KmsService {
    private final World world;

    public KmsService(World world) {
        this.world = world;
    }

    public void register() {
        var keys = new KeyStore();
        var policies = new KeyPolicies(world);
        new KeyOperations(world, keys, policies).register();
        new KeyStateOperations(world, keys, policies).register();
        new CryptoOperations(world, keys, policies).register();
        new AliasOperations(world, keys, policies).register();
    }
}
