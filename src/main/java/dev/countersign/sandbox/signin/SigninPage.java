package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.web.PageAnswer;
import dev.countersign.sandbox.api.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where {@code aws login} sends the browser: {@code /v1/authorize}. The person chooses one of the account's users; the code goes
 * back to the program on this machine, or is shown to be copied where the program is on another.
 */
final class SigninPage implements Function<PageRequest, PageAnswer> {
    static final String PATH = "/v1/authorize";

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f4f8;color:#1d1d2b}
            main{max-width:34rem;margin:3rem auto;padding:2rem;background:#fff;border-radius:12px;border:1px solid #d9d9e3}
            h1{font-size:1.4rem;margin:0 0 1rem}
            button{display:block;width:100%;margin:.5rem 0;padding:.8rem 1rem;font:inherit;text-align:left;border-radius:8px;
            border:1px solid #8a8aa3;background:#fff;cursor:pointer}
            button:focus,button:hover{outline:3px solid #5547dc}
            code{display:block;padding:1rem;background:#f4f4f8;border-radius:8px;overflow-wrap:anywhere}
            footer{text-align:center;color:#55556b}
            @media(prefers-color-scheme:dark){body{background:#17171f;color:#e8e8f0}main,button{background:#22222d;color:inherit}
            code{background:#17171f}footer{color:#a0a0b4}}""";

    private record Asked(LoginRequest request, Instant ends) {}

    private final SigninService signin;
    private final Logins logins;
    private final InstantSource wall;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    SigninPage(SigninService signin, Logins logins, InstantSource wall) {
        this.signin = signin;
        this.logins = logins;
        this.wall = wall;
    }

    @Override
    public PageAnswer apply(PageRequest sent) {
        try {
            return sent.sends() ? answered(sent) : ask(LoginRequest.read(sent));
        } catch (ServiceError e) {
            return document(
                    400,
                    "This sign-in cannot go on",
                    "<p role=\"alert\">" + text(String.valueOf(e.getMessage())) + "</p>",
                    List.of());
        }
    }

    private PageAnswer ask(LoginRequest request) {
        Instant now = wall.instant();
        asked.values().removeIf(old -> now.isAfter(old.ends()));
        String ticket = logins.ticket();
        asked.put(ticket, new Asked(request, now.plus(LIFE)));
        String users = signin.userNames().stream()
                .map(name -> "<button name=\"user\" value=\"" + text(name) + "\">" + text(name) + "</button>")
                .collect(Collectors.joining("\n"));
        return document(200, "Sign in as", """
                <p>A program asks for credentials of the user that you choose.</p>
                <form method="post" action="%s">
                <input type="hidden" name="ticket" value="%s">
                %s
                </form>""".formatted(PATH, ticket, users), request.formTargets());
    }

    private PageAnswer answered(PageRequest sent) {
        LoginRequest request = sent.parameter("ticket")
                .map(asked::remove)
                .filter(found -> wall.instant().isBefore(found.ends()))
                .map(Asked::request)
                .orElseThrow(
                        () -> SigninErrors.invalid("This page was answered already, or is older than ten minutes."));
        String user = sent.parameter("user").orElseThrow(() -> SigninErrors.invalid("No user was chosen."));
        String code = signin.authorize(
                user, request.clientId(), Optional.of(request.redirect().toString()), request.challenge());
        if (request.onThisDevice()) {
            return new PageAnswer.SeeOther(request.withCode(code));
        }
        String shown = Base64.getEncoder()
                .encodeToString(("state=" + request.state() + "&code=" + code).getBytes(StandardCharsets.UTF_8));
        return document(
                200,
                "Copy this code",
                "<p>Paste it where the program asks for it.</p><code>" + shown + "</code>",
                List.of());
    }

    /** @param main markup whose texts went through {@link #text} */
    private static PageAnswer document(int status, String title, String main, List<String> formTargets) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Countersign sandbox</title><style>%s</style></head>
                <body><main><h1>%s</h1>
                %s
                </main><footer>A stand-in for AWS's sign-in, on this machine only. It never asks for a password.</footer></body>
                </html>
                """.formatted(text(title), STYLE, text(title), main);
        return new PageAnswer.Document(status, html, STYLE, formTargets);
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
