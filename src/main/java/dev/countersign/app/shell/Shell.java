package dev.countersign.app.shell;

import dev.countersign.host.Settings;
import dev.countersign.ui.kit.Identity;
import dev.countersign.ui.kit.WindowMarks;
import dev.countersign.ui.kit.wish.WindowForesight;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The window's content: places at the left, who we are at the top, the page in the middle, how current it is at the bottom. It
 * shows one {@link Workspace} at a time and knows pages only by their {@link Page}. Use it on the FX thread.
 */
public final class Shell {
    private static final double WIDTH = 1320;
    private static final double HEIGHT = 860;

    private final Scene scene;
    private final StackPane root = new StackPane();
    private final StackPane content = new StackPane();
    private final StackPane middle = new StackPane();
    private final VBox across = new VBox();
    private final NavigationBar bar;
    private final TopBar top;
    private final Overlay overlay;
    private final Appearance appearance;
    private final StatusBar status;
    private final WindowMarks marks;
    private final MarkBand band = new MarkBand();
    private final ReadOnlyStringWrapper windowTitle = new ReadOnlyStringWrapper("Countersign");
    private final MapChangeListener<String, Integer> counting = change -> count(change.getKey());
    private Supplier<List<Command>> commands = List::of;
    private List<Command> lasting = List.of();
    private Switching switching = Switching.none();
    private Workspace present = Workspace.alone(Page.of("", new StackPane()), Identity.nobody(), Optional.empty());
    private Subscription watching = Subscription.EMPTY;

    /**
     * Something that Ctrl+K offers.
     *
     * @param text what is searched and shown
     * @param group what kind of thing it is, for example {@code Execution}
     */
    public record Command(String text, String group, Runnable action) {}

    /** @param zone in which times are shown */
    public Shell(Settings settings, ZoneId zone) {
        this.scene = new Scene(root, WIDTH, HEIGHT);
        this.marks = WindowMarks.of(scene);
        this.overlay = new Overlay(content);
        this.status = new StatusBar(zone);
        this.appearance = new Appearance(settings, scene);
        this.bar = new NavigationBar(this::go, foot());
        this.top = new TopBar(this::back, this::showJump, () -> switching.showAll());
        middle.getStyleClass().add("shell-page");
        VBox.setVgrow(middle, Priority.ALWAYS);
        across.getStyleClass().add("shell-across");
        BorderPane frame = new BorderPane(new VBox(top, across, middle, status));
        frame.setTop(band);
        frame.setLeft(bar);
        content.getChildren().add(frame);
        root.getChildren().add(content);
        new ShellKeys(this).on(scene);
        if (settings.flag("presentation")) {
            appearance.setPresentation(true);
        }
        show(present);
    }

    public Scene scene() {
        return scene;
    }

    public Appearance appearance() {
        return appearance;
    }

    /** What the window is called on the desktop: who we are belongs to it. */
    public ReadOnlyStringProperty windowTitle() {
        return windowTitle.getReadOnlyProperty();
    }

    /** @param why nothing may be changed, as a sentence; empty when it may */
    public void forbidChanges(String why) {
        marks.forbidChanges(why);
        status.readOnly(why);
        top.identity().showReadOnly(!why.isEmpty());
    }

    /** What is on screen can only be looked at: nothing of the user's choice, so the switch for that stays as it is. */
    public void lookOnly(String why) {
        forbidChanges("");
        marks.forbidChanges(why);
    }

    /** Says something about the program itself; it stays until something else is said. */
    public void notice(String sentence) {
        status.notice(sentence);
    }

    /** Brings another workspace on screen, as it was left; the one before is kept by whoever made it. */
    public void show(Workspace next) {
        overlay.close();
        watching.unsubscribe();
        present.waiting().removeListener(counting);
        present.navigation().disappear();
        present = next;
        WindowForesight.of(scene).set(next.foresight());
        bar.offer(next.places());
        bar.setVisible(!next.isAlone());
        bar.setManaged(!next.isAlone());
        next.places().forEach(place -> count(place.id()));
        next.waiting().addListener(counting);
        next.navigation().appear();
        watching = Subscription.combine(
                next.page().subscribe(this::show),
                next.identityProperty().subscribe(this::identify),
                next.news().subscribe(status::show),
                next.timeLeft().subscribe(left -> top.identity().showTimeLeft(left.text(), left.tone())),
                next.bannerProperty()
                        .subscribe(banner ->
                                showAcross(banner, next.guideProperty().get())),
                next.guideProperty()
                        .subscribe(guide -> showAcross(next.bannerProperty().get(), guide)));
    }

    /** The workspace on screen. */
    public Workspace present() {
        return present;
    }

    /** What keys and the identity's chip do about sessions. */
    public void on(Switching actions) {
        switching = actions;
    }

    /** Lays something over the window until {@link #closeOver}, Esc or a click beside it. */
    public void openOver(Node node, Runnable opened) {
        overlay.open(node, opened);
    }

    public void closeOver() {
        overlay.close();
    }

    /** Gives the window a layer that can cover everything in it; {@code layer} gets what it is to cover. */
    public void cover(UnaryOperator<Node> layer) {
        root.getChildren().clear();
        root.getChildren().add(layer.apply(content));
    }

    /** One step back; nothing when there is none. */
    public void back() {
        present.back();
    }

    /** What Ctrl+K offers beside the places; asked each time it opens. */
    public void offer(Supplier<List<Command>> more) {
        commands = more;
    }

    /** What Ctrl+K offers whoever is signed in, and while nobody is. */
    public void offerAlways(List<Command> ofTheProgram) {
        lasting = List.copyOf(ofTheProgram);
    }

    Switching switching() {
        return switching;
    }

    /** None while nobody is signed in. */
    void goToNumber(int number) {
        List<Place> places = present.places();
        if (number >= 1 && number <= places.size()) {
            go(places.get(number - 1).id());
        }
    }

    /** Has the page on screen read again. */
    public void refresh() {
        present.navigation().refresh();
    }

    /** Closes what lies over the page, else goes back. */
    void escape() {
        if (!overlay.close()) {
            back();
        }
    }

    void showShortcuts() {
        overlay.open(new ShortcutsOverview(overlay::close), () -> {});
    }

    void showJump() {
        CommandJump jump = new CommandJump(this::allCommands, overlay::close);
        overlay.open(jump, jump::begin);
    }

    private List<CommandJump.Command> allCommands() {
        List<CommandJump.Command> all = new ArrayList<>();
        present.places()
                .forEach(place -> all.add(new CommandJump.Command(place.title(), "Go to", () -> go(place.id()))));
        commands.get().forEach(more -> all.add(new CommandJump.Command(more.text(), more.group(), more.action())));
        lasting.forEach(more -> all.add(new CommandJump.Command(more.text(), more.group(), more.action())));
        all.add(new CommandJump.Command("Switch between light and dark", "View", appearance::toggleTheme));
        all.add(new CommandJump.Command("Presentation: larger type", "View", appearance::togglePresentation));
        all.add(new CommandJump.Command("Keyboard shortcuts", "View", this::showShortcuts));
        return all;
    }

    private void go(String place) {
        present.go(place);
    }

    private void show(@Nullable Page page) {
        if (page == null) {
            return;
        }
        top.show(page.title(), present.canGoBack());
        middle.getChildren().setAll(page.root());
        Place place = present.navigation().place();
        if (place != null) {
            bar.select(place.id());
        }
    }

    /** A sandbox gets a band across the window, so that nobody takes it for an account; so does production. */
    private void identify(Identity who) {
        top.identity().show(who);
        band.show(who);
        marks.act(who);
        windowTitle.set(who.isNobody() ? "Countersign" : who.title() + " – Countersign");
    }

    private void showAcross(Optional<Node> banner, Optional<Node> guide) {
        List<Node> shown = Stream.of(banner, guide).flatMap(Optional::stream).toList();
        across.getChildren().setAll(shown);
        across.setVisible(!shown.isEmpty());
        across.setManaged(!shown.isEmpty());
    }

    private void count(String place) {
        bar.count(place, present.waiting().getOrDefault(place, 0));
    }

    private List<Node> foot() {
        return List.of(
                NavigationBar.icon(
                        "toggle-theme",
                        Feather.MOON,
                        "Light or dark (Ctrl+Shift+L)",
                        () -> appearance().toggleTheme()),
                NavigationBar.icon(
                        "toggle-presentation",
                        Feather.MONITOR,
                        "Presentation: larger type (Ctrl+Shift+P)",
                        () -> appearance().togglePresentation()),
                NavigationBar.icon(
                        "toggle-read-only",
                        Feather.LOCK,
                        "Read-only: change nothing (Ctrl+Shift+R)",
                        () -> switching.toggleReadOnly()),
                NavigationBar.icon(
                        "show-shortcuts", Feather.HELP_CIRCLE, "Keyboard shortcuts (?)", this::showShortcuts));
    }
}
