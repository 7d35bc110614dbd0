package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.ui.session.WelcomeRow.Heading;
import dev.countersign.ui.session.WelcomeRow.IdentityCenter;
import dev.countersign.ui.session.WelcomeRow.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts the choices in the order to show them, and finds those that a search means. */
final class WelcomeRows {
    static final String IDENTITY_CENTER = "iam identity center sso start url sign in without a profile";

    private WelcomeRows() {}

    /**
     * The rows.
     *
     * @param recent keys of the choices used last, the latest first; of these, profiles and roles come on top
     * @param search words that all must occur; may be empty
     */
    static List<WelcomeRow> of(List<SessionChoice> choices, List<String> recent, String search) {
        Predicate<String> found = search(search);
        List<WelcomeRow> used = recent.stream()
                .flatMap(key -> choices.stream()
                        .filter(choice -> (isProfile(choice) || isRole(choice))
                                && Choices.key(choice).equals(key)))
                .filter(choice -> found.test(Choices.searchText(choice)))
                .<WelcomeRow>map(Offer::new)
                .toList();
        Stream<WelcomeRow> identityCenter =
                found.test(IDENTITY_CENTER) ? Stream.of(new IdentityCenter()) : Stream.empty();
        List<WelcomeRow> here = Stream.concat(
                        offers(
                                choices,
                                choice -> !isProfile(choice)
                                        && !isRole(choice)
                                        && found.test(Choices.searchText(choice))),
                        identityCenter)
                .toList();
        List<WelcomeRow> profiles = offers(
                        choices,
                        choice -> isProfile(choice)
                                && found.test(Choices.searchText(choice))
                                && !used.contains(new Offer(choice)))
                .toList();
        List<WelcomeRow> rows = new ArrayList<>();
        section(rows, "Used last", used);
        section(rows, used.isEmpty() ? "Where do you want to work?" : "On this machine", here);
        section(rows, used.isEmpty() ? "AWS profiles" : "Other AWS profiles", profiles);
        return rows;
    }

    /** The row of that key. */
    static Optional<WelcomeRow> find(List<WelcomeRow> rows, String key) {
        return rows.stream()
                .filter(row -> row.isChoice() && row.key().equals(key))
                .findFirst();
    }

    private static Stream<WelcomeRow> offers(List<SessionChoice> choices, Predicate<SessionChoice> which) {
        return choices.stream().filter(which).map(Offer::new);
    }

    private static boolean isProfile(SessionChoice choice) {
        return choice instanceof SessionChoice.FromProfile;
    }

    /** A role of IAM Identity Center is offered because it was used, and only for that. */
    private static boolean isRole(SessionChoice choice) {
        return choice instanceof SessionChoice.FromIdentityCenter;
    }

    private static void section(List<WelcomeRow> rows, String title, List<WelcomeRow> content) {
        if (!content.isEmpty()) {
            rows.add(new Heading(title));
            rows.addAll(content);
        }
    }

    /** Whether all words of the search occur, in any order. */
    static Predicate<String> search(String search) {
        List<String> words = List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return text -> words.stream().allMatch(text::contains);
    }
}
