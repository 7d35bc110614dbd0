package dev.countersign.ui.session.center;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What is remembered of earlier sign-ins: which were used last, start URLs, favourite roles. Names and addresses only, nothing
 * secret. Kept as lists in the program's settings.
 */
public final class SessionMemory {
    private static final int RECENT = 5;
    private static final int ADDRESSES = 12;
    private static final String USED = "welcome.recent";
    private static final String START_URLS = "sso.start-urls";
    private static final String FAVOURITES = "sso.favourites";

    private final Function<String, List<String>> read;
    private final BiConsumer<String, List<String>> write;

    /**
     * @param read a setting by its name
     * @param write a setting's name and new value
     */
    public SessionMemory(Function<String, List<String>> read, BiConsumer<String, List<String>> write) {
        this.read = read;
        this.write = write;
    }

    /** The keys of the choices used last, the latest first. */
    public List<String> recent() {
        return lines(USED);
    }

    /** Remembers that a choice led to a session. */
    public void used(String key) {
        first(USED, key, RECENT);
    }

    /** Start URLs of IAM Identity Center that were signed in to, each with its region after a blank, the latest first. */
    public List<String> startUrls() {
        return lines(START_URLS);
    }

    public void signedInTo(String startUrl, String region) {
        first(START_URLS, startUrl + " " + region, ADDRESSES);
    }

    /** The keys of the pinned roles, in the order in which they were pinned. */
    public List<String> favourites() {
        return lines(FAVOURITES);
    }

    public void pin(String key, boolean pinned) {
        List<String> all = new ArrayList<>(lines(FAVOURITES));
        all.remove(key);
        if (pinned) {
            all.add(key);
        }
        write(FAVOURITES, all);
    }

    private void first(String name, String line, int most) {
        List<String> all = new ArrayList<>(lines(name));
        all.remove(line);
        all.addFirst(line);
        write(name, all.subList(0, Math.min(most, all.size())));
    }

    private List<String> lines(String name) {
        return read.apply(name).stream().filter(line -> !line.isBlank()).toList();
    }

    private void write(String name, List<String> all) {
        write.accept(name, List.copyOf(all));
    }
}
