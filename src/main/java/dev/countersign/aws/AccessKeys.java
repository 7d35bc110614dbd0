package dev.countersign.aws;

import java.util.Optional;

/**
 * Credentials of one identity. Its text form names only the access key id, which is no secret.
 *
 * @param sessionToken present for temporary credentials
 */
public record AccessKeys(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    @Override
    public String toString() {
        return "AccessKeys[" + accessKeyId + (sessionToken.isPresent() ? ", temporary]" : "]");
    }
}
