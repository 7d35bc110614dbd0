package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.s3.store.Checksum;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.Type;

/** The account as S3 names it: by a canonical user id of 64 hexadecimal digits. */
final class Ownership {
    private final Owner owner;

    Ownership(Account account) {
        byte[] once = Checksum.md5(account.id().getBytes(StandardCharsets.UTF_8));
        byte[] twice = Checksum.md5(once);
        this.owner = Owner.builder().id(hex(once) + hex(twice)).build();
    }

    private static String hex(byte[] bytes) {
        return String.format("%032x", new BigInteger(1, bytes));
    }

    Owner owner() {
        return owner;
    }

    /** The one entry of every access control list here. */
    Grant fullControl() {
        return Grant.builder()
                .permission(Permission.FULL_CONTROL)
                .grantee(grantee -> grantee.type(Type.CANONICAL_USER).id(owner.id()))
                .build();
    }
}
