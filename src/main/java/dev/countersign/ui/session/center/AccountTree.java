package dev.countersign.ui.session.center;

import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoRole;
import dev.countersign.session.sso.SsoSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts, their roles as far as they have been read, and which are open; gives the rows to show. No threads, no controls. */
final class AccountTree {
    /** With so few accounts all are open from the beginning. */
    private static final int FEW = 6;

    private final SsoSession session;
    private final Map<String, List<SsoRole>> roles = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private List<SsoAccount> accounts = List.of();

    AccountTree(SsoSession session) {
        this.session = session;
    }

    void accounts(List<SsoAccount> read) {
        accounts = List.copyOf(read);
        roles.clear();
        texts.clear();
        for (SsoAccount account : accounts) {
            texts.put(
                    account.id(),
                    (account.name() + " " + account.id() + " " + account.email()).toLowerCase(Locale.ROOT));
        }
        if (accounts.size() <= FEW) {
            accounts.forEach(account -> open.add(account.id()));
        }
    }

    List<SsoAccount> accounts() {
        return accounts;
    }

    void roles(String account, List<SsoRole> read) {
        roles.put(account, List.copyOf(read));
    }

    Optional<List<SsoRole>> roles(String account) {
        return Optional.ofNullable(roles.get(account));
    }

    int accountsRead() {
        return roles.size();
    }

    boolean isOpen(String account) {
        return open.contains(account);
    }

    void open(String account, boolean isOpen) {
        if (isOpen) {
            open.add(account);
        } else {
            open.remove(account);
        }
    }

    /**
     * The rows.
     *
     * @param favourites keys of the pinned roles
     * @param search words that all must occur in account and role; may be empty
     */
    List<AccountRow> rows(List<String> favourites, String search) {
        List<String> words = search.isBlank()
                ? List.of()
                : List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        List<AccountRow> pinned = new ArrayList<>();
        List<AccountRow> all = new ArrayList<>();
        for (SsoAccount account : accounts) {
            add(account, Set.copyOf(favourites), words, pinned, all);
        }
        List<AccountRow> rows = new ArrayList<>();
        if (!pinned.isEmpty()) {
            rows.add(new AccountRow.Section("Favourites"));
            rows.addAll(pinned);
        }
        if (!all.isEmpty()) {
            rows.add(new AccountRow.Section(pinned.isEmpty() ? "Accounts" : "All accounts"));
            rows.addAll(all);
        }
        return rows;
    }

    private void add(
            SsoAccount account,
            Set<String> favourites,
            List<String> words,
            List<AccountRow> pinned,
            List<AccountRow> all) {
        List<SsoRole> known = roles.getOrDefault(account.id(), List.of());
        String text = texts.getOrDefault(account.id(), "");
        boolean accountFound = words.stream().allMatch(text::contains);
        List<AccountRow> below = new ArrayList<>();
        for (SsoRole role : known) {
            String both = text + " " + role.name().toLowerCase(Locale.ROOT);
            if (words.stream().allMatch(both::contains)) {
                RoleChoice choice = new RoleChoice(account, role);
                boolean favourite = favourites.contains(choice.key(session));
                below.add(new AccountRow.Role(choice, favourite, false));
                if (favourite) {
                    pinned.add(new AccountRow.Role(choice, true, true));
                }
            }
        }
        if (accountFound || !below.isEmpty()) {
            boolean expanded = words.isEmpty() ? isOpen(account.id()) : !below.isEmpty();
            Optional<Integer> count = roles(account.id()).map(List::size);
            all.add(new AccountRow.Account(account, expanded, count));
            if (expanded) {
                all.addAll(below);
            }
        }
    }
}
