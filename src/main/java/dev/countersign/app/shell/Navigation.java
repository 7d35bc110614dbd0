package dev.countersign.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where one is within a session and where "back" leads: a place, and the pages opened from it. It can be off screen; what happens
 * meanwhile is seen when it is on screen again. Use it on the FX thread.
 */
final class Navigation {
    private final Map<String, Page> made = new HashMap<>();
    private final Deque<Page> trail = new ArrayDeque<>();
    private final Consumer<Page> show;
    private @Nullable Place place;
    private boolean onScreen = true;

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
        hide();
        trail.clear();
        place = to;
        enter(page);
    }

    /** Opens a page from the present one; back returns to it. */
    void open(Page page) {
        hide();
        enter(page);
    }

    boolean canGoBack() {
        return trail.size() > 1;
    }

    void back() {
        if (canGoBack()) {
            hide();
            trail.pop();
            show(Objects.requireNonNull(trail.peek()));
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

    /** All this is on screen again, as it was left. */
    void appear() {
        if (!onScreen) {
            onScreen = true;
            Page page = trail.peek();
            if (page != null) {
                show(page);
            }
        }
    }

    /** Something else is on screen now. */
    void disappear() {
        hide();
        onScreen = false;
    }

    /** Forgets every page: who we are has changed. */
    void forget() {
        hide();
        trail.clear();
        made.clear();
        place = null;
    }

    private void enter(Page page) {
        trail.push(page);
        show(page);
    }

    private void show(Page page) {
        if (onScreen) {
            page.shown().run();
            show.accept(page);
        }
    }

    private void hide() {
        Page page = trail.peek();
        if (page != null && onScreen) {
            page.hidden().run();
        }
    }
}
