package dev.countersign.doctor.cause;

import java.util.List;

/** Causes on the way of the token into S3. */
final class PublishCauses {
    private PublishCauses() {}

    static List<Rule> rules() {
        return List.of();
    }
}
