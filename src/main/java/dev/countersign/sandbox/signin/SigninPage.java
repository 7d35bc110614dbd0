package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.web.PageAnswer;
import dev.countersign.sandbox.api.web.PageLook;
import dev.countersign.sandbox.api.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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
    private static final String SERVICE = "AWS Sign-In";

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
            return PageLook.trouble(
                    SERVICE,
                    "This sign-in cannot go on",
                    String.valueOf(e.getMessage()),
                    "Go back to the program and begin to sign in again.");
        }
    }

    private PageAnswer ask(LoginRequest request) {
        Instant now = wall.instant();
        asked.values().removeIf(old -> now.isAfter(old.ends()));
        String ticket = logins.ticket();
        asked.put(ticket, new Asked(request, now.plus(LIFE)));
        String users = signin.userNames().stream().map(SigninPage::button).collect(Collectors.joining("\n"));
        return PageLook.document(200, SERVICE, "Sign in as", """
                <p>A program asks for credentials of the user that you choose.</p>
                <form method="post" action="%s">
                <input type="hidden" name="ticket" value="%s">
                <div class="people">
                %s
                </div>
                </form>""".formatted(PATH, ticket, users), request.formTargets());
    }

    private static String button(String user) {
        String name = PageLook.text(user);
        return """
                <button class="person" name="user" value="%s"><span class="initial" aria-hidden="true">%s</span>\
                <span class="name">%s</span></button>""".formatted(name, PageLook.text(user.substring(0, 1).toUpperCase(Locale.ROOT)), name);
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
        return PageLook.document(
                200,
                SERVICE,
                "Copy this code",
                "<p>Paste it where the program asks for it.</p><p class=\"long code\"><code>" + shown + "</code></p>",
                List.of());
    }
}
