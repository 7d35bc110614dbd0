package dev.countersign.domain;

/**
 * The answer to GetCallerIdentity.
 *
 * @param account twelve digits
 * @param arn of the user or of the assumed role's session
 */
public record CallerIdentity(String account, String arn) {
    /** What to show where space is short: {@code user/maria}, or {@code Role/session} for an assumed role. */
    public String shortName() {
        String resource = arn.substring(arn.lastIndexOf(':') + 1);
        return resource.startsWith("assumed-role/") ? resource.substring("assumed-role/".length()) : resource;
    }
}
