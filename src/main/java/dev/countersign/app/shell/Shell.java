package dev.countersign.app.shell;

import dev.countersign.host.Settings;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.IdentityChip;
import dev.countersign.ui.kit.IdentityChip.Identity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The window's content: places at the left, who we are at the top, the page in the middle, how current it is at the bottom.
 * Knows pages only by their {@link Page}; use it on the FX thread.
 */
public final class Shell {
    private static final double WIDTH = 1320;
    private static final double HEIGHT = 860;

    private final List<Place> places;
    private final Scene scene;
    private final StackPane root = new StackPane();
    private final StackPane middle = new StackPane();
    private final NavigationBar bar;
    private final Navigation navigation;
    private final Overlay overlay;
    private final Appearance appearance;
    private final StatusBar status;
    private final IdentityChip identity = new IdentityChip();
    private final Region sandboxBand = new Region();
    private final Label title = new Label();
    private final Button back;
    private Supplier<List<Command>> commands = List::of;
    private List<Command> lasting = List.of();
    private Set<String> leftOut = Set.of();
    private boolean alone;

    /**
     * Something that Ctrl+K offers.
     *
     * @param text what is searched and shown
     * @param group what kind of thing it is, for example {@code Execution}
     */
    public record Command(String text, String group, Runnable action) {}

    /**
     * @param places in their order
     * @param zone in which times are shown
     */
    public Shell(List<Place> places, Settings settings, ZoneId zone) {
        this.places = List.copyOf(places);
        this.scene = new Scene(root, WIDTH, HEIGHT);
        this.overlay = new Overlay(root);
        this.status = new StatusBar(zone);
        this.navigation = new Navigation(this::show);
        this.appearance = new Appearance(settings, scene);
        this.bar = new NavigationBar(this.places, this::go, foot());
        this.back = NavigationBar.icon("back", Feather.ARROW_LEFT, "Back (Esc)", this::back);
        middle.getStyleClass().add("shell-page");
        VBox.setVgrow(middle, Priority.ALWAYS);
        BorderPane frame = new BorderPane(new VBox(top(), middle, status));
        frame.setTop(sandboxBand);
        frame.setLeft(bar);
        root.getChildren().add(frame);
        sandboxBand.getStyleClass().add("sandbox-band");
        identify(new Identity(false, "Not signed in", "", "", ""));
        new ShellKeys(this).on(scene);
        if (settings.flag("presentation")) {
            appearance.setPresentation(true);
        }
    }

    public Scene scene() {
        return scene;
    }

    public Appearance appearance() {
        return appearance;
    }

    public StatusBar status() {
        return status;
    }

    /** Says who we are. A sandbox gets a band across the window, so that nobody takes it for an account. */
    public void identify(Identity who) {
        identity.show(who);
        sandboxBand.setVisible(who.sandbox());
        sandboxBand.setManaged(who.sandbox());
    }

    /** Takes places out of the navigation, by their ids: those that the present identity has no use for. */
    public void leaveOut(Set<String> ids) {
        leftOut = Set.copyOf(ids);
        places.forEach(place -> bar.offer(place.id(), !leftOut.contains(place.id())));
    }

    /** Goes to a place of the navigation by its id. */
    public void go(String id) {
        places.stream().filter(place -> place.id().equals(id)).findFirst().ifPresent(this::go);
    }

    /** Opens a page from the present one; "back" leads here again. */
    public void open(Page page) {
        navigation.open(page);
    }

    /** Shows a page with nothing around it that leads elsewhere: while nobody is signed in. */
    public void showAlone(Page page) {
        alone = true;
        bar.setVisible(false);
        bar.setManaged(false);
        navigation.open(page);
    }

    /** One step back; nothing when there is none. */
    public void back() {
        navigation.back();
    }

    /** Throws all pages away, for another identity. Follow it with {@link #go(String)}. */
    public void forgetPages() {
        navigation.forget();
    }

    /** Shows nothing of what was read any more: it was read for somebody else. */
    public void forgetNews() {
        status.asOf(Optional.empty(), false);
        status.remark("");
        places.forEach(place -> count(place.id(), 0));
    }

    /** Shows at a place how many things wait there. */
    public void count(String place, int waiting) {
        bar.count(place, waiting);
    }

    /** What Ctrl+K offers beside the places; asked each time it opens. */
    public void offer(Supplier<List<Command>> more) {
        commands = more;
    }

    /** What Ctrl+K offers whoever is signed in, and while nobody is. */
    public void offerAlways(List<Command> ofTheProgram) {
        lasting = List.copyOf(ofTheProgram);
    }

    void goToNumber(int number) {
        List<Place> reachable = reachable();
        if (number >= 1 && number <= reachable.size()) {
            go(reachable.get(number - 1));
        }
    }

    /** The places that keys and commands lead to: none while nobody is signed in. */
    private List<Place> reachable() {
        return alone
                ? List.of()
                : places.stream().filter(place -> !leftOut.contains(place.id())).toList();
    }

    void refresh() {
        navigation.refresh();
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
        reachable().forEach(place -> all.add(new CommandJump.Command(place.title(), "Go to", () -> go(place))));
        commands.get().forEach(more -> all.add(new CommandJump.Command(more.text(), more.group(), more.action())));
        lasting.forEach(more -> all.add(new CommandJump.Command(more.text(), more.group(), more.action())));
        all.add(new CommandJump.Command("Switch between light and dark", "View", appearance::toggleTheme));
        all.add(new CommandJump.Command("Presentation: larger type", "View", appearance::togglePresentation));
        all.add(new CommandJump.Command("Keyboard shortcuts", "View", this::showShortcuts));
        return all;
    }

    private void go(Place place) {
        alone = false;
        bar.setVisible(true);
        bar.setManaged(true);
        navigation.go(place);
        bar.select(place.id());
    }

    private void show(Page page) {
        title.setText(page.title());
        back.setVisible(navigation.canGoBack());
        back.setManaged(navigation.canGoBack());
        middle.getChildren().setAll(page.root());
    }

    private HBox top() {
        title.getStyleClass().add("title-page");
        title.setId("page-title");
        back.setVisible(false);
        back.setManaged(false);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button jump = new Button("Go to…", new GlyphIcon(Glyph.ELSEWHERE, 14));
        jump.setId("jump");
        jump.getStyleClass().add("flat");
        jump.setAccessibleText("Go to a page or run a command (Ctrl+K)");
        jump.setOnAction(event -> showJump());
        HBox top = new HBox(back, title, gap, jump, identity);
        top.getStyleClass().add("shell-top");
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
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
                        "show-shortcuts", Feather.HELP_CIRCLE, "Keyboard shortcuts (?)", this::showShortcuts));
    }
}
