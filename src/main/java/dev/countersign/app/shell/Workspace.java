package dev.countersign.app.shell;

import dev.countersign.ui.kit.Identity;
import dev.countersign.ui.kit.wish.Foresight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * One session's share of the window: its places and pages, who one is there, how current it is. The shell has one of them on
 * screen at a time; the others keep everything as it was left. Use it on the FX thread.
 */
public final class Workspace {
    private final List<Place> places;
    private final Navigation navigation = new Navigation(this::show);
    private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Identity> identity;
    private final ReadOnlyObjectWrapper<News> news = new ReadOnlyObjectWrapper<>(News.NONE);
    private final ReadOnlyObjectWrapper<TimeLeft> timeLeft = new ReadOnlyObjectWrapper<>(TimeLeft.UNSAID);
    private final ReadOnlyObjectWrapper<Optional<Node>> banner = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Node>> guide = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableMap<String, Integer> waiting = FXCollections.observableHashMap();
    private Foresight foresight = Foresight.NONE;
    private Runnable doctor = () -> {};
    private final boolean alone;
    private final Optional<Runnable> wayOut;

    private Workspace(List<Place> places, Identity who, boolean alone, Optional<Runnable> wayOut) {
        this.places = List.copyOf(places);
        this.identity = new ReadOnlyObjectWrapper<>(who);
        this.alone = alone;
        this.wayOut = wayOut;
        navigation.disappear();
    }

    /** @param places in their order */
    public Workspace(List<Place> places, Identity who) {
        this(places, who, false, Optional.empty());
    }

    /**
     * A page with nothing around it that leads elsewhere.
     *
     * @param wayOut where "back" leads; absent when there is nowhere to go
     */
    public static Workspace alone(Page page, Identity who, Optional<Runnable> wayOut) {
        var workspace = new Workspace(List.of(), who, true, wayOut);
        workspace.open(page);
        return workspace;
    }

    /**
     * How current it is.
     *
     * @param asOf absent while nothing has been read
     * @param stale whether the last reading failed
     * @param remark something that lasts, such as that AWS throttles; empty for nothing
     */
    public record News(Optional<Instant> asOf, boolean stale, String remark) {
        public static final News NONE = new News(Optional.empty(), false, "");
    }

    /** Lets this workspace's buttons know beforehand what would be refused. */
    public void foresee(Foresight known) {
        foresight = known;
    }

    /** What is done when somebody wants to know why something hangs. */
    public void whenDoctorIsAsked(Runnable ask) {
        doctor = ask;
    }

    void askDoctor() {
        doctor.run();
    }

    Foresight foresight() {
        return foresight;
    }

    /** Goes to a place by its id. */
    public void go(String id) {
        places.stream().filter(place -> place.id().equals(id)).findFirst().ifPresent(navigation::go);
    }

    /** Opens a page from the present one; "back" leads here again. */
    public void open(Page opened) {
        navigation.open(opened);
    }

    public void identify(Identity who) {
        identity.set(who);
    }

    public Identity identity() {
        return identity.get();
    }

    public void tell(News current) {
        news.set(current);
    }

    /** Says how long one stays signed in. */
    public void tell(TimeLeft left) {
        timeLeft.set(left);
    }

    /** What is said across every page of this session, such as that one must sign in again; empty for nothing. */
    public void banner(Optional<Node> across) {
        banner.set(across);
    }

    /** What leads a presenter from page to page, below the banner; empty for nothing. */
    public void guide(Optional<Node> across) {
        guide.set(across);
    }

    /** Says at a place how many things wait there. */
    public void count(String place, int things) {
        waiting.put(place, things);
    }

    /** Throws its pages away. */
    public void forget() {
        navigation.forget();
    }

    /** One step back within it, else out of it where there is a way. */
    void back() {
        if (navigation.canGoBack()) {
            navigation.back();
        } else {
            wayOut.ifPresent(Runnable::run);
        }
    }

    boolean canGoBack() {
        return navigation.canGoBack() || wayOut.isPresent();
    }

    boolean isAlone() {
        return alone;
    }

    List<Place> places() {
        return places;
    }

    Navigation navigation() {
        return navigation;
    }

    ReadOnlyObjectProperty<@Nullable Page> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Identity> identityProperty() {
        return identity.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<News> news() {
        return news.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TimeLeft> timeLeft() {
        return timeLeft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Node>> guideProperty() {
        return guide.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Node>> bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    ObservableMap<String, Integer> waiting() {
        return waiting;
    }

    private void show(Page now) {
        page.set(null);
        page.set(now);
    }
}
