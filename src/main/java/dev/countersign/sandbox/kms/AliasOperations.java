package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;

/** Other names of keys. */
final class AliasOperations {
    private static final Pattern NAME = Pattern.compile("alias/(?!aws/)[a-zA-Z0-9/_-]{1,250}");

    private final World world;
    private final KeyStore keys;
    private final KeyPolicies policies;

    AliasOperations(World world, KeyStore keys, KeyPolicies policies) {
        this.world = world;
        this.keys = keys;
        this.policies = policies;
    }

    void register() {
        var on = world.operations();
        on.on(CreateAliasRequest.class, Access.on("kms:CreateAlias", r -> arn(r.aliasName())), this::create);
        on.on(DeleteAliasRequest.class, Access.on("kms:DeleteAlias", r -> arn(r.aliasName())), this::delete);
        on.on(ListAliasesRequest.class, Access.onAll("kms:ListAliases"), (r, caller) -> list(r));
    }

    private String arn(@Nullable String alias) {
        return world.account().arn("kms", String.valueOf(alias));
    }

    private CreateAliasResponse create(CreateAliasRequest r, Caller caller) {
        if (r.aliasName() == null || !NAME.matcher(r.aliasName()).matches()) {
            throw ServiceError.of("InvalidAliasNameException", "Alias must start with the prefix \"alias/\".");
        }
        Key key = keys.require(String.valueOf(r.targetKeyId()));
        policies.require(caller, "kms:CreateAlias", key);
        if (keys.aliases().putIfAbsent(r.aliasName(), key.id()) != null) {
            throw ServiceError.of(
                    "AlreadyExistsException", "An alias with the name " + arn(r.aliasName()) + " already exists");
        }
        return CreateAliasResponse.builder().build();
    }

    private DeleteAliasResponse delete(DeleteAliasRequest r, Caller caller) {
        policies.require(caller, "kms:DeleteAlias", keys.require(String.valueOf(r.aliasName())));
        keys.aliases().remove(r.aliasName());
        return DeleteAliasResponse.builder().build();
    }

    private ListAliasesResponse list(ListAliasesRequest r) {
        return ListAliasesResponse.builder()
                .aliases(keys.aliases().entrySet().stream()
                        .filter(alias -> r.keyId() == null
                                || keys.require(r.keyId()).id().equals(alias.getValue()))
                        .map(alias -> AliasListEntry.builder()
                                .aliasName(alias.getKey())
                                .aliasArn(arn(alias.getKey()))
                                .targetKeyId(alias.getValue())
                                .build())
                        .toList())
                .truncated(false)
                .build();
    }
}
