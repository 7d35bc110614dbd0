package dev.countersign.aws;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts secrets out of texts that come from outside, before they can be shown, logged or copied. What stays: names, ARNs, ids of
 * access keys, executions, requests and versions.
 */
public final class SecretText {
    private static final String CUT = "(removed)";

    /** What stands between a name and its value in JSON (escaped or not), properties, XML, shell and prose. */
    private static final String IS = "[\\\\\"']*\\s*(?:[:=>]|=>|&gt;)\\s*[\\\\\"']*";

    private static final String NAMES = String.join(
            "|",
            "(?:aws[_.-]?)?secret[_-]?access[_-]?key",
            "secret[_-]?key",
            "client[_-]?secret",
            "(?:aws[_.-]?)?session[_-]?token",
            "x-amz-security-token",
            "x-amz-sso[_-]bearer[_-]token",
            "x-amz-signature",
            "(?:access|refresh|id|bearer|task|approval|web[_-]?identity|sso)[_-]?token",
            "sfntoken",
            "device[_-]?code",
            "code[_-]?verifier",
            "authorization[_-]?code",
            "(?:base32[_-]?)?string[_-]?seed",
            "password",
            "(?<![a-z_-])token",
            "(?<=[?&])(?:code|secret)");

    private static final List<Rule> RULES = List.of(
            // A refused signature is answered with the canonical request, which holds the session token.
            new Rule("(?s)\\s*The Canonical String for this request.*", ""),
            new Rule(
                    "(?i)((?:proxy-)?authorization" + IS
                            + ")(?:(?:bearer|basic|aws4-[a-z0-9-]+)\\b[^\\r\\n\"'}]*|\\S{8,})",
                    "$1" + CUT),
            new Rule("\\b((?i:bearer)\\s+)(?=[^\\s\"']*\\d)[A-Za-z0-9._~+/=:-]{16,}", "$1" + CUT),
            new Rule("(?i)((?:" + NAMES + ")" + IS + ")(?![$(<{])[^\\s\"'\\\\&,;<>}\\])]{8,}", "$1" + CUT),
            new Rule("(?i)((?:token|mfa)[_-]?code" + IS + ")\\d{6}\\b", "$1" + CUT),
            // JSON Web Tokens, signed (three parts) and encrypted (five).
            new Rule("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){0,3}", CUT),
            // IAM Identity Center's access and refresh tokens.
            new Rule("\\bao[ar][A-Z][A-Za-z0-9_+/=:%.-]{20,}", CUT),
            // The beginnings of task tokens and of session tokens, whatever their length.
            new Rule("AAAAKgAAAA[A-Za-z0-9+/=_%-]{8,}", CUT),
            new Rule("\\b(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AgoJb3JpZ2lu)[A-Za-z0-9+/=_%-]{8,}", CUT),
            // Task tokens (600 and more characters) and session tokens are long runs of base64; ARNs and paths stay
            // shorter.
            new Rule("[A-Za-z0-9+/=_%-]{200,}", CUT),
            new Rule("\\b[0-9a-f]{64}\\b", CUT),
            // An access key's secret: 40 characters of all kinds. Hashes have no capitals, paths have fewer digits and
            // dashes.
            new Rule(
                    "(?<![A-Za-z0-9+/=_.:-])(?=[A-Za-z0-9+/]{0,39}\\d)(?=(?:[a-z0-9+/]*[A-Z]){5})(?=(?:[A-Z0-9+/]*[a-z]){5})"
                            + "[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=_.:-])",
                    CUT));

    private SecretText() {}

    /** The text with everything that may be a secret replaced; names and ARNs stay. */
    public static String without(String text) {
        String cut = text;
        for (Rule rule : RULES) {
            cut = rule.pattern.matcher(cut).replaceAll(rule.instead);
        }
        return cut;
    }

    private record Rule(Pattern pattern, String instead) {
        Rule(String pattern, String instead) {
            this(Pattern.compile(pattern), instead);
        }
    }
}
