package dev.countersign.sandbox.sso.page;

import dev.countersign.sandbox.api.web.PageLook;
import dev.countersign.sandbox.api.web.PageRequest;
import dev.countersign.sandbox.sso.directory.Directory;
import dev.countersign.sandbox.sso.directory.Person;
import dev.countersign.sandbox.sso.oidc.Client;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part that both ways of signing in have: what is asked for, who signs in, Allow and Deny. */
final class Consent {
    /** What came of a form. */
    sealed interface Answer {
        record Allowed(Person person) implements Answer {}

        record Denied() implements Answer {}

        /** It was sent without saying who signs in. */
        record Nobody() implements Answer {}
    }

    private static final String TICKET = "ticket";
    private static final String PERSON = "person";
    private static final String DECISION = "decision";

    private final Directory directory;

    Consent(Directory directory) {
        this.directory = directory;
    }

    /**
     * The form.
     *
     * @param action the path that it is sent to
     * @param again whether it was sent without a person before
     */
    String form(String action, String ticket, List<String> scopes, boolean again) {
        String people = directory.people().stream().map(Consent::card).collect(Collectors.joining("\n"));
        return """
                <h2>It asks for</h2>
                <ul>%s</ul>
                <form method="post" action="%s">
                <input type="hidden" name="%s" value="%s">
                <fieldset>
                <legend>Sign in as</legend>
                %s<div class="people">
                %s
                </div>
                </fieldset>
                <div class="actions">
                <button class="main" name="%s" value="allow">Allow access</button>
                <button name="%s" value="deny" formnovalidate>Deny</button>
                </div>
                </form>""".formatted(
                        access(scopes),
                        action,
                        TICKET,
                        ticket,
                        again ? "<p class=\"note warn\" role=\"alert\">Choose who signs in.</p>\n" : "",
                        people,
                        DECISION,
                        DECISION);
    }

    private static String access(List<String> scopes) {
        return scopes.contains(Client.ACCOUNT_ACCESS)
                ? "<li>See the accounts and roles that you may use</li>"
                        + "<li>Get credentials for them until your session ends</li>"
                : "<li>See the accounts and roles that you may use</li><li>Get credentials for them</li>";
    }

    private static String card(Person person) {
        String sets = person.permissionSets().isEmpty()
                ? "No accounts assigned"
                : person.permissionSets().stream()
                        .map(set -> "<span>" + PageLook.text(set.name()) + "</span>")
                        .collect(Collectors.joining(" "));
        return """
                <label class="person"><input type="radio" name="%s" value="%s" required>\
                <span class="initial" aria-hidden="true">%s</span>\
                <span class="name">%s</span><span class="sets">%s</span></label>""".formatted(
                        PERSON,
                        PageLook.text(person.userName()),
                        PageLook.text(person.displayName().substring(0, 1).toUpperCase(Locale.ROOT)),
                        PageLook.text(person.displayName()),
                        sets);
    }

    static Optional<String> ticket(PageRequest sent) {
        return sent.parameter(TICKET);
    }

    /** What the form says; anything but a clear yes is a no. */
    Answer answer(PageRequest sent) {
        if (!sent.parameter(DECISION).equals(Optional.of("allow"))) {
            return new Answer.Denied();
        }
        return sent.parameter(PERSON)
                .flatMap(directory::person)
                .<Answer>map(Answer.Allowed::new)
                .orElseGet(Answer.Nobody::new);
    }
}
