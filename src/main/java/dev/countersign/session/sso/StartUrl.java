package dev.countersign.session.sso;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed as the start URL, made into one.
 *
 * @param uri to sign in at; absent when there is a problem
 * @param region as the host's name tells it; absent when it does not
 * @param problem why it is no start URL, as a sentence; empty when it is one
 * @param note what the person should know of it, as a sentence; may be empty
 */
public record StartUrl(Optional<URI> uri, Optional<String> region, String problem, String note) {
    private static final String HOME = ".awsapps.com";
    /** AWS's own hosts, as in the AWS CLI ({@code customizations/sso/resolve.py}). */
    private static final List<String> OF_AWS = List.of(
            ".app.aws",
            ".portal.amazonaws.com",
            ".portal.amazonaws.com.cn",
            HOME,
            ".awsapps.cn",
            "identitycenter.amazonaws.com",
            "identitycenter.amazonaws.com.cn");

    private static final List<Pattern> WITH_REGION = List.of(
            Pattern.compile("[^.]+\\.portal\\.([a-z]{2,}(?:-[a-z]+)+-\\d+)\\.app\\.aws"),
            Pattern.compile("[^.]+\\.([a-z]{2,}(?:-[a-z]+)+-\\d+)\\.portal\\.amazonaws\\.com(?:\\.cn)?"));
    private static final Pattern CONSOLE =
            Pattern.compile("(.+\\.)?(console|signin)\\.(aws\\.amazon\\.com|amazonaws\\.cn)");
    private static final Pattern ENDPOINT =
            Pattern.compile("(oidc|portal\\.sso)\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

    /** Reads what was typed or pasted; never throws. */
    public static StartUrl of(String typed) {
        String text = typed.strip().replaceAll("^[\"'<]+|[\"'>]+$", "");
        if (text.isEmpty()) {
            return wrong(
                    "Enter the start URL of IAM Identity Center, for example https://my-company.awsapps.com/start.");
        }
        if (SUBDOMAIN.matcher(text.toLowerCase(Locale.ROOT)).matches() && !text.equalsIgnoreCase("localhost")) {
            return of("https://" + text + HOME + "/start");
        }
        if (text.contains("@")) {
            return wrong("This is an e-mail address. The start URL is a web address such as"
                    + " https://my-company.awsapps.com/start.");
        }
        try {
            return judged(new URI(text.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? text : usualScheme(text) + text));
        } catch (URISyntaxException e) {
            return wrong("This is no web address: " + text);
        }
    }

    /** The same address in one form, for comparisons. */
    public static String comparable(String url) {
        return of(url).uri().map(URI::toString).orElse(url);
    }

    /** Whether it is served on this machine, as a sandbox's is. */
    public static boolean isOfThisMachine(URI uri) {
        return LOOPBACK.matcher(Objects.toString(uri.getHost(), "")).matches();
    }

    /** Whether the host is one of AWS's own; if not, the address is a company's own domain, or a sandbox. */
    public static boolean isOfAws(URI uri) {
        String host = Objects.toString(uri.getHost(), "").toLowerCase(Locale.ROOT);
        return OF_AWS.stream()
                .anyMatch(suffix -> host.endsWith(suffix) || host.equals(suffix.replaceFirst("^\\.", "")));
    }

    private static String usualScheme(String text) {
        return LOOPBACK.matcher(text.replaceFirst("[:/?#].*$", "")).matches() ? "http://" : "https://";
    }

    private static StartUrl judged(URI typed) {
        String host = Objects.toString(typed.getHost(), "").toLowerCase(Locale.ROOT);
        String scheme = Objects.toString(typed.getScheme(), "").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !scheme.equals("https") && !scheme.equals("http")) {
            return wrong("This is no web address: " + typed);
        }
        if (CONSOLE.matcher(host).matches()) {
            return wrong(
                    "This is where one signs in to an account, not to IAM Identity Center. Ask your administrator for"
                            + " the start URL, such as https://my-company.awsapps.com/start.");
        }
        if (ENDPOINT.matcher(host).matches()) {
            return wrong(
                    "This is an endpoint of AWS's API, not a start URL such as https://my-company.awsapps.com/start.");
        }
        boolean loopback = LOOPBACK.matcher(host).matches();
        URI clean = clean(typed, loopback ? scheme : "https", host);
        return new StartUrl(Optional.of(clean), regionOf(host), "", loopback ? "" : noteOn(clean));
    }

    private static String noteOn(URI uri) {
        return isOfAws(uri)
                ? ""
                : uri.getHost() + " is not one of AWS's own hosts. If it is your company's own domain for IAM Identity"
                        + " Center, the region must be given; if not, do not sign in there.";
    }

    /** Without what a browser shows behind the address, such as {@code #/console?account_id=…}. */
    private static URI clean(URI typed, String scheme, String host) {
        String path = Objects.toString(typed.getRawPath(), "").replaceFirst("/+$", "");
        boolean bare = path.isEmpty() && (host.endsWith(HOME) || host.endsWith(".awsapps.cn"));
        boolean usual = typed.getPort() < 0 || scheme.equals("https") && typed.getPort() == 443;
        return URI.create(scheme + "://" + host + (usual ? "" : ":" + typed.getPort()) + (bare ? "/start" : path));
    }

    private static Optional<String> regionOf(String host) {
        return WITH_REGION.stream()
                .map(pattern -> pattern.matcher(host))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    private static StartUrl wrong(String sentence) {
        return new StartUrl(Optional.empty(), Optional.empty(), sentence, "");
    }
}
