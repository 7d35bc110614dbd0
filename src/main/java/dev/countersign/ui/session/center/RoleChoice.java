package dev.countersign.ui.session.center;

import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoRole;
import dev.countersign.session.sso.SsoSession;

/** A role in an account, as the tree offers it. */
public record RoleChoice(SsoAccount account, SsoRole role) {
    /** By what it is remembered as a favourite: start URL, account and role. */
    String key(SsoSession session) {
        return session.startUrl() + " " + account.id() + " " + role.name();
    }

    /** The account's name, or its number where it has none. */
    String accountTitle() {
        return account.name().isEmpty() ? account.id() : account.name();
    }

    /** Role and account in a few words. */
    String title() {
        return role.name() + " in " + accountTitle();
    }
}
