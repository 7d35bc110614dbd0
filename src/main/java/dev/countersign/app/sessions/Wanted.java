package dev.countersign.app.sessions;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.sso.SsoSession;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What to sign in to, by name: enough to do it again in a later run, and nothing secret.
 *
 * @param words which choice, as its kind and what names it
 * @param region empty where the choice decides
 * @param endpoint an address for all services, {@code aws} for AWS's own; empty where the choice decides
 */
public record Wanted(List<String> words, String region, String endpoint) {
    private static final String SEPARATOR = "\t";
    private static final String OF_AWS = "aws";
    private static final String CENTER = "center";

    public Wanted {
        words = List.copyOf(words);
    }

    /** What was chosen, and where its calls went. */
    public static Wanted of(SessionChoice choice, String region, Endpoints endpoints) {
        List<String> words = switch (choice) {
            case SessionChoice.EmbeddedSandbox _ -> List.of("sandbox");
            case SessionChoice.RunningSandbox _ -> List.of("running-sandbox");
            case SessionChoice.FromEnvironment _ -> List.of("environment");
            case SessionChoice.FromProfile profile -> List.of("profile", profile.name());
            case SessionChoice.FromIdentityCenter center ->
                List.of(
                        CENTER,
                        center.session().startUrl().toString(),
                        center.session().region(),
                        center.session().name().orElse(""),
                        center.account(),
                        center.accountName(),
                        center.role());
        };
        boolean asChosen = !choice.isAdjustable() || endpoints.equals(choice.endpoints());
        return new Wanted(
                words,
                choice.isAdjustable() ? region : "",
                asChosen ? "" : endpoints.all().map(URI::toString).orElse(OF_AWS));
    }

    /** The choice among those there are now; absent when it is gone. */
    public Optional<SessionChoice> in(List<SessionChoice> choices) {
        if (words.getFirst().equals(CENTER)) {
            return center();
        }
        return choices.stream()
                .filter(choice -> of(choice, "", choice.endpoints()).words.equals(words))
                .findFirst();
    }

    private Optional<SessionChoice> center() {
        try {
            String name = words.get(3);
            var session = new SsoSession(
                    name.isEmpty() ? Optional.empty() : Optional.of(name),
                    URI.create(words.get(1)),
                    words.get(2),
                    List.of(SsoSession.ACCOUNT_ACCESS));
            return Optional.of(new SessionChoice.FromIdentityCenter(
                    session,
                    words.get(4),
                    words.get(5),
                    words.get(6),
                    Optional.of(region),
                    endpoints(Endpoints.OF_AWS)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Settings can be edited by hand.
            return Optional.empty();
        }
    }

    /** Where calls go, given where the choice sends them. */
    public Endpoints endpoints(Endpoints ofChoice) {
        return switch (endpoint) {
            case "" -> ofChoice;
            case OF_AWS -> Endpoints.OF_AWS;
            default -> Endpoints.all(URI.create(endpoint));
        };
    }

    /** The same in another Region. */
    public Wanted in(String otherRegion) {
        return new Wanted(words, otherRegion, endpoint);
    }

    /** For a person. */
    public String name() {
        String what = switch (words.getFirst()) {
            case "sandbox" -> "Sandbox";
            case "running-sandbox" -> "Running sandbox";
            case "environment" -> "Environment";
            default -> words.getLast();
        };
        return region.isEmpty() ? what : what + "  ·  " + region;
    }

    /** One line, as settings keep it. */
    public String line() {
        return String.join(SEPARATOR, region, endpoint, String.join(SEPARATOR, words));
    }

    /** What a line says; absent when it says nothing that this program has written. */
    public static Optional<Wanted> parse(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        if (parts.length < 3 || !parts[1].isEmpty() && !parts[1].equals(OF_AWS) && !parts[1].matches("https?://\\S+")) {
            return Optional.empty();
        }
        try {
            var wanted = new Wanted(List.of(parts).subList(2, parts.length), parts[0], parts[1]);
            wanted.endpoints(Endpoints.OF_AWS);
            return Optional.of(wanted);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
