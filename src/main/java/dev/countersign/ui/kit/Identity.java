package dev.countersign.ui.kit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who we are and where, as it is shown.
 *
 * @param account the account's number; empty for nobody
 * @param alias the account's name; empty where it has none or we may not read it
 * @param role the role, user or persona
 * @param region the Region; empty for nobody
 * @param elsewhere where calls go when not to AWS's own endpoints: an address for all, or {@code service → address}
 * @param colour tells accounts apart at a glance
 * @param production whether the user says that this account is in production
 */
public record Identity(
        Kind kind,
        String account,
        String alias,
        String role,
        String region,
        List<String> elsewhere,
        AccountColour colour,
        boolean production) {
    /** What somebody is signed in to. */
    public enum Kind {
        NOBODY,
        SANDBOX,
        ACCOUNT,
        /** To nothing: an evidence pack is looked at, offline. */
        PACK
    }

    public Identity {
        elsewhere = List.copyOf(elsewhere);
    }

    /** While nobody is signed in. */
    public static Identity nobody() {
        return new Identity(Kind.NOBODY, "", "", "Not signed in", "", List.of(), AccountColour.BLUE, false);
    }

    public static Identity sandbox(String account, String persona, String region, String endpoint) {
        return new Identity(Kind.SANDBOX, account, "", persona, region, List.of(endpoint), AccountColour.BLUE, false);
    }

    /**
     * What an evidence pack tells.
     *
     * @param subject what was examined
     * @param asOf the moment that it shows, in words
     */
    public static Identity pack(String subject, String asOf, String account, String region) {
        return new Identity(
                Kind.PACK, account, "", subject, region, List.of("offline", asOf), AccountColour.BLUE, false);
    }

    /** An account whose name is not known, with the colour that its number gives it. */
    public static Identity account(String account, String role, String region, List<String> elsewhere) {
        return new Identity(
                Kind.ACCOUNT, account, "", role, region, elsewhere, AccountColour.suggestedFor(account), false);
    }

    public Identity withAlias(String name) {
        return new Identity(kind, account, name, role, region, elsewhere, colour, production);
    }

    public Identity marked(AccountColour chosen, boolean isProduction) {
        return new Identity(kind, account, alias, role, region, elsewhere, chosen, isProduction);
    }

    public boolean isSandbox() {
        return kind == Kind.SANDBOX;
    }

    public boolean isPack() {
        return kind == Kind.PACK;
    }

    public boolean isNobody() {
        return kind == Kind.NOBODY;
    }

    /** The account by the best name there is. */
    public String place() {
        return switch (kind) {
            case NOBODY -> "";
            case SANDBOX -> "Sandbox";
            case PACK -> "Evidence pack";
            case ACCOUNT -> alias.isEmpty() ? account : alias;
        };
    }

    /** Account and role: what tells two sessions apart first. */
    public String title() {
        return joined(place(), role);
    }

    /** The rest: the account's number where the title has a name, the Region, and whereever else calls go. */
    public String where() {
        if (isPack()) {
            return joined(Stream.concat(elsewhere.stream(), Stream.of(account, region))
                    .toArray(String[]::new));
        }
        return joined(Stream.concat(Stream.of(place().equals(account) ? "" : account, region), elsewhere.stream())
                .toArray(String[]::new));
    }

    /** Everything in one line, in words. */
    public String words() {
        return Stream.of(production ? "Production" : "", title(), where())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  ·  "));
    }
}
