package dev.countersign.sandbox.api.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Every page of the sandbox, by its path. */
public final class Site {
    private final Map<String, Function<PageRequest, PageAnswer>> pages = new ConcurrentHashMap<>();

    /**
     * Puts a page in.
     *
     * @param path for example {@code /authorize}
     */
    public void serve(String path, Function<PageRequest, PageAnswer> page) {
        if (pages.putIfAbsent(path, page) != null) {
            throw new IllegalStateException(path + " is served already");
        }
    }

    /** The page at a path; a slash at its end does not matter. */
    public Optional<Function<PageRequest, PageAnswer>> at(String path) {
        String name = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Optional.ofNullable(pages.get(name));
    }
}
