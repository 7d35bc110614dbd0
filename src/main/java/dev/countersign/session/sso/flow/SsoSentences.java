package dev.countersign.session.sso.flow;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;

/** What to tell the person when signing in did not work, and what can be done. */
public final class SsoSentences {
    private SsoSentences() {}

    public static SsoStep.Failed failed(AwsFailure failure, SsoSession session) {
        if (isForeign(failure)) {
            return step(
                    failure,
                    failure.httpStatus() == 0
                            ? "A proxy refused the connection to AWS: " + failure.reason() + "."
                            : "Something between here and AWS refused the call (HTTP " + failure.httpStatus()
                                    + "), perhaps a proxy.",
                    "Check HTTPS_PROXY, and whether the proxy lets calls to oidc." + session.region()
                            + ".amazonaws.com through.");
        }
        return switch (failure.code()) {
            case "InvalidRequestException", "InvalidRequestRegionException" ->
                step(
                        failure,
                        "IAM Identity Center does not know " + session.startUrl() + " in " + session.region() + ".",
                        "Check the start URL and the region; the region is the one of the Identity Center, which may be"
                                + " another than that of your resources.");
            case "InvalidClientException", "UnauthorizedClientException" ->
                step(
                        failure,
                        "AWS no longer knows the registration of this program.",
                        "Try again; it registers anew by itself.");
            case "InvalidScopeException" ->
                step(
                        failure,
                        "IAM Identity Center does not give the scopes " + String.join(", ", session.scopes()) + ".",
                        "Correct sso_registration_scopes of this session; " + SsoSession.ACCOUNT_ACCESS
                                + " is enough.");
            case "AccessDeniedException" ->
                step(failure, "The sign-in was refused in the browser.", "Try again and allow it there.");
            case "ExpiredTokenException" -> expired(failure.details());
            case "InvalidGrantException" ->
                step(failure, "AWS did not accept what the browser brought back.", "Try again.");
            default -> unspecific(failure, session);
        };
    }

    /** Nobody agreed in time. */
    static SsoStep.Failed expired(String details) {
        return new SsoStep.Failed(
                "The sign-in was not completed in time; the browser may have been closed.",
                "Try again when you are ready, or use a code on another device.",
                details);
    }

    /**
     * The browser came back with a refusal.
     *
     * @param error as OAuth names it
     */
    static SsoStep.Failed refused(String error, String description) {
        String sentence = error.equals("access_denied")
                ? "The sign-in was refused in the browser."
                : "IAM Identity Center did not sign you in: " + (description.isBlank() ? error : description);
        return new SsoStep.Failed(
                sentence.endsWith(".") ? sentence : sentence + ".", "Try again and allow it there.", "Error: " + error);
    }

    private static SsoStep.Failed unspecific(AwsFailure failure, SsoSession session) {
        if (failure.is(Kind.UNREACHABLE)) {
            return step(
                    failure,
                    failure.reason().contains("PKIX")
                            ? "The certificate of IAM Identity Center's endpoint is not trusted, perhaps because of a proxy."
                            : "IAM Identity Center in " + session.region() + " does not answer: " + failure.reason()
                                    + ".",
                    failure.reason().contains("host name")
                            ? "Check the network and VPN, and whether " + session.region() + " is the right region."
                            : "Check the network, VPN and proxy, then try again.");
        }
        if (failure.httpStatus() == 0) {
            return step(
                    failure,
                    "The answer did not come from IAM Identity Center; a proxy or a network's own sign-in page may have"
                            + " given it.",
                    "Open any web page in a browser to see whether the network asks for something, then try again.");
        }
        return step(failure, failure.sentence(), failure.wayOn());
    }

    /** A refusal that no AWS service wrote: it has no error code, or it came before there was a connection. */
    private static boolean isForeign(AwsFailure failure) {
        boolean answered = failure.httpStatus() == 403 || failure.httpStatus() == 407;
        return failure.code().isEmpty() && (answered || failure.reason().contains("tunnel through proxy"));
    }

    private static SsoStep.Failed step(AwsFailure failure, String sentence, String wayOn) {
        return new SsoStep.Failed(sentence, wayOn, failure.details());
    }
}
