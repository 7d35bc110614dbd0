package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.StatusType;

/** The long-lived access keys of users. */
final class AccessKeyOperations {
    private final CallersOwnUser selves;
    private final AccessKeys keys;

    AccessKeyOperations(CallersOwnUser selves, AccessKeys keys) {
        this.selves = selves;
        this.keys = keys;
    }

    void register(Operations operations) {
        operations.on(
                CreateAccessKeyRequest.class,
                Access.free(),
                (r, caller) -> create(selves.user(caller, "iam:CreateAccessKey", r.userName())));
        operations.on(
                ListAccessKeysRequest.class,
                Access.free(),
                (r, caller) -> list(selves.user(caller, "iam:ListAccessKeys", r.userName())));
        operations.on(
                DeleteAccessKeyRequest.class,
                Access.free(),
                (r, caller) -> delete(selves.user(caller, "iam:DeleteAccessKey", r.userName()), r.accessKeyId()));
    }

    private CreateAccessKeyResponse create(IamUser user) {
        AccessKeys.Key key = keys.issueLasting(user);
        return CreateAccessKeyResponse.builder()
                .accessKey(AccessKey.builder()
                        .userName(user.name())
                        .accessKeyId(key.credentials().accessKeyId())
                        .secretAccessKey(key.credentials().secretAccessKey())
                        .status(StatusType.ACTIVE)
                        .createDate(key.created())
                        .build())
                .build();
    }

    private ListAccessKeysResponse list(IamUser user) {
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(keys.keysOf(user).stream()
                        .map(key -> AccessKeyMetadata.builder()
                                .userName(user.name())
                                .accessKeyId(key.credentials().accessKeyId())
                                .status(StatusType.ACTIVE)
                                .createDate(key.created())
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    private DeleteAccessKeyResponse delete(IamUser user, String id) {
        boolean ofUser = keys.keysOf(user).stream()
                .anyMatch(key -> key.credentials().accessKeyId().equals(id));
        if (!ofUser) {
            throw IamAccount.noSuchEntity("The Access Key with id " + id + " cannot be found.");
        }
        keys.delete(id);
        return DeleteAccessKeyResponse.builder().build();
    }
}
