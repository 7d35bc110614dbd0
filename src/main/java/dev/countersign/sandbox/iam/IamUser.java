package dev.countersign.sandbox.iam;

import java.time.Instant;

/** A user. */
final class IamUser extends IamPrincipal {
    IamUser(String name, String path, String id, String arn, Instant created) {
        super(name, path, id, arn, created);
    }
}
