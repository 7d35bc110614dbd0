package dev.countersign.ui.session.center;

import dev.countersign.session.sso.SsoAccount;
import java.util.Optional;

/** A line of the tree of accounts and roles. */
public sealed interface AccountRow {
    /** The title of the rows that follow. */
    record Section(String title) implements AccountRow {}

    /**
     * An account.
     *
     * @param roles how many roles it has; absent while they have not been read
     */
    record Account(SsoAccount account, boolean expanded, Optional<Integer> roles) implements AccountRow {}

    /**
     * A role.
     *
     * @param pinned whether it is a favourite
     * @param onTop whether this is its row among the favourites, which names the account, too
     */
    record Role(RoleChoice choice, boolean pinned, boolean onTop) implements AccountRow {}

    /** Whether it can be chosen. */
    default boolean isChoice() {
        return !(this instanceof Section);
    }

    /** The same for the same thing, however it looks at the moment. */
    default String key() {
        return switch (this) {
            case Section section -> "section-" + section.title();
            case Account row -> "account-" + row.account().id();
            case Role row ->
                (row.onTop() ? "favourite-" : "role-")
                        + row.choice().account().id() + "-"
                        + row.choice().role().name();
        };
    }
}
