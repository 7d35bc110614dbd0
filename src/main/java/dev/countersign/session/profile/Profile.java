package dev.countersign.session.profile;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.profile.file.Setting;
import dev.countersign.session.sso.SsoSession;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile of the AWS configuration files, both files taken together. Its text form holds no value of a setting.
 *
 * @param kind how it gets its credentials
 * @param region the region that its calls would go to: the environment's, else its own; absent when nobody names one
 * @param account the account's 12 digits where the files tell; never a proof
 * @param endpoints where its calls would go, with what the environment says
 * @param sso the IAM Identity Center sign-in of kinds {@link CredentialKind#SSO} and {@link CredentialKind#LEGACY_SSO}, when complete
 * @param whyNot why it cannot work, as one sentence that names key, file and line; absent = nothing speaks against it
 * @param notes what else one should know, as sentences
 * @param settings its keys as AWS names them, in lower case; those of a nested block as {@code s3.addressing_style}
 */
public record Profile(
        String name,
        CredentialKind kind,
        Optional<String> region,
        Optional<String> account,
        Endpoints endpoints,
        Optional<SsoSession> sso,
        Optional<String> whyNot,
        List<String> notes,
        Map<String, Setting> settings) {
    public Profile {
        notes = List.copyOf(notes);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** A setting's value; absent also when it is blank. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value).filter(value -> !value.isBlank());
    }

    /**
     * The access keys in the files, whatever the kind: a role may be assumed with the keys of its own profile. Absent when one of
     * the two is missing.
     */
    public Optional<AccessKeys> keys() {
        return value("aws_access_key_id")
                .flatMap(id -> value("aws_secret_access_key")
                        .map(secret -> new AccessKeys(id, secret, value("aws_session_token"))));
    }

    /** The kind for a person, with MFA where a code will be asked for. */
    public String kindWords() {
        return value("mfa_serial").isPresent() && asksForMfa() ? kind.words() + ", with MFA" : kind.words();
    }

    private boolean asksForMfa() {
        return kind == CredentialKind.ROLE_FROM_PROFILE
                || kind == CredentialKind.ROLE_FROM_SOURCE
                || kind == CredentialKind.STATIC_KEYS;
    }

    @Override
    public String toString() {
        return "profile " + name + " (" + kindWords() + ")";
    }
}
