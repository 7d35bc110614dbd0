package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;

/** A line of the welcome page's list. */
public sealed interface WelcomeRow {
    /** The title of the rows that follow. */
    record Heading(String title) implements WelcomeRow {}

    /** Something to begin a session with. */
    record Offer(SessionChoice choice) implements WelcomeRow {}

    /** IAM Identity Center, by its start URL and without a profile. */
    record IdentityCenter() implements WelcomeRow {}

    /** Whether it can be chosen. */
    default boolean isChoice() {
        return !(this instanceof Heading);
    }

    /** By what it is remembered and found: the same for the same thing in every run. */
    default String key() {
        return switch (this) {
            case Heading heading -> "heading-" + heading.title();
            case Offer offer -> Choices.key(offer.choice());
            case IdentityCenter _ -> "identity-center";
        };
    }
}
