package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;

/** The account's other name. There is one at most; a new one takes the place of the old. */
final class AccountAliases {
    private volatile Optional<String> alias = Optional.of("countersign-sandbox");

    void register(Operations operations) {
        operations.on(
                ListAccountAliasesRequest.class,
                Access.onAll("iam:ListAccountAliases"),
                (r, caller) -> ListAccountAliasesResponse.builder()
                        .accountAliases(alias.stream().toList())
                        .isTruncated(false)
                        .build());
        operations.on(
                CreateAccountAliasRequest.class,
                Access.onAll("iam:CreateAccountAlias"),
                (r, caller) -> create(r.accountAlias()));
        operations.on(
                DeleteAccountAliasRequest.class,
                Access.onAll("iam:DeleteAccountAlias"),
                (r, caller) -> delete(r.accountAlias()));
    }

    private CreateAccountAliasResponse create(String name) {
        if (!String.valueOf(name).matches("(?!\\d{12}$)[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]")) {
            throw ServiceError.of(
                    "ValidationError", "The specified value for accountAlias is invalid: '" + name + "'.");
        }
        if (alias.filter(name::equals).isPresent()) {
            throw ServiceError.of("EntityAlreadyExists", 409, "The account alias " + name + " already exists.");
        }
        alias = Optional.of(name);
        return CreateAccountAliasResponse.builder().build();
    }

    private DeleteAccountAliasResponse delete(String name) {
        if (alias.filter(a -> a.equals(name)).isEmpty()) {
            throw IamAccount.noSuchEntity("The account alias with name " + name + " cannot be found.");
        }
        alias = Optional.empty();
        return DeleteAccountAliasResponse.builder().build();
    }
}
