package dev.countersign.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where we are and where "back" leads: a place of the navigation, and the pages opened from it. Use it on the FX thread. */
final class Navigation {
    private final Map<String, Page> made = new HashMap<>();
    private final Deque<Page> trail = new ArrayDeque<>();
    private final Consumer<Page> show;
    private @Nullable Place place;

    /** @param show called with the page that is to be seen from now on */
    Navigation(Consumer<Page> show) {
        this.show = show;
    }

    /** Goes to a place; what was opened from the place before is left behind. */
    void go(Place to) {
        Page page = made.computeIfAbsent(to.id(), id -> to.page().get());
        if (place != null && place.id().equals(to.id()) && trail.size() == 1) {
            return;
        }
        leave();
        trail.clear();
        place = to;
        enter(page);
    }

    /** Opens a page from the present one; back returns to it. */
    void open(Page page) {
        leave();
        enter(page);
    }

    boolean canGoBack() {
        return trail.size() > 1;
    }

    void back() {
        if (canGoBack()) {
            leave();
            trail.pop();
            Page page = Objects.requireNonNull(trail.peek());
            page.shown().run();
            show.accept(page);
        }
    }

    void refresh() {
        Page page = trail.peek();
        if (page != null) {
            page.refresh().run();
        }
    }

    @Nullable
    Place place() {
        return place;
    }

    /** Tells the present page that it is no longer seen. */
    void leave() {
        Page page = trail.peek();
        if (page != null) {
            page.hidden().run();
        }
    }

    /** Forgets every page: who we are has changed. */
    void forget() {
        leave();
        trail.clear();
        made.clear();
        place = null;
    }

    private void enter(Page page) {
        trail.push(page);
        page.shown().run();
        show.accept(page);
    }
}
