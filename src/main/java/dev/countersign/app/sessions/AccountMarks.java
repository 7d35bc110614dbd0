package dev.countersign.app.sessions;

import dev.countersign.host.Settings;
import dev.countersign.ui.kit.AccountColour;
import dev.countersign.ui.kit.Identity;

/** How the user wants accounts to look, kept between runs: the colour of each, and which of them are in production. */
public final class AccountMarks {
    private final Settings settings;

    public AccountMarks(Settings settings) {
        this.settings = settings;
    }

    /** The identity with its account's marks; the sandbox has none. */
    public Identity on(Identity identity) {
        if (identity.kind() != Identity.Kind.ACCOUNT) {
            return identity;
        }
        String account = identity.account();
        AccountColour colour = settings.text(key(account, "colour"))
                .flatMap(AccountColour::named)
                .orElseGet(() -> AccountColour.suggestedFor(account));
        return identity.marked(colour, settings.flag(key(account, "production")));
    }

    public void choose(String account, AccountColour colour) {
        settings.put(key(account, "colour"), colour.name());
    }

    public void production(String account, boolean isProduction) {
        settings.put(key(account, "production"), isProduction);
    }

    private static String key(String account, String mark) {
        return "account." + account + "." + mark;
    }
}
