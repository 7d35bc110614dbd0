package dev.countersign.sandbox.wire.signing;

import dev.countersign.sandbox.wire.http.WireRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a signature says about itself: {@code KEY/20260102/eu-west-1/states/aws4_request}.
 *
 * @param date as {@code yyyyMMdd}
 * @param service the signing name
 */
public record CredentialScope(String accessKeyId, String date, String region, String service) {
    private static final String MARK = "Credential=";

    /** The scope of a signed or presigned request; empty when it is not signed. */
    public static Optional<CredentialScope> of(WireRequest sent) {
        Optional<String> header = sent.header("authorization").filter(h -> h.contains(MARK));
        if (header.isPresent()) {
            String text = header.get().substring(header.get().indexOf(MARK) + MARK.length());
            int end = text.indexOf(',');
            return parse((end < 0 ? text : text.substring(0, end)).strip());
        }
        List<String> parameter = sent.query().get("X-Amz-Credential");
        return parameter == null ? Optional.empty() : parse(parameter.getFirst());
    }

    /** An access key id may itself hold no slash. */
    static Optional<CredentialScope> parse(String credential) {
        String[] parts = credential.split("/");
        return parts.length == 5 && parts[4].equals("aws4_request")
                ? Optional.of(new CredentialScope(parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    /** Without the key: what the string to sign holds. */
    String path() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
