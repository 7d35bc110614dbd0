package dev.countersign.tour;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Acts on the controls of the open windows as a person would, from a thread of its own: waits for a control to be there, visible and
 * enabled, then uses it. It knows ids only and calls nothing of the product.
 */
final class Driver {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    /** Animations last about half a second. */
    private static final int FRAMES = 35;

    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}:\\d{2}");

    private final Stage stage;

    Driver(Stage stage) {
        this.stage = stage;
    }

    /** Presses a button, a link or a toggle. */
    void press(String id) {
        Node node = usable(id);
        onFx(() -> {
            if (node instanceof ButtonBase button) {
                button.fire();
            } else {
                throw new TourFailure(
                        "#" + id + " is not a button but a " + node.getClass().getSimpleName());
            }
            return true;
        });
    }

    /** Replaces the text of a field. */
    void write(String id, String text) {
        Node node = usable(id);
        onFx(() -> {
            if (node instanceof TextInputControl field) {
                field.requestFocus();
                field.setText(text);
            } else {
                throw new TourFailure("#" + id + " is not a text field but a "
                        + node.getClass().getSimpleName());
            }
            return true;
        });
    }

    /** Selects the first row of a list or table, once there is one. */
    void selectFirst(String id) {
        Node node = usable(id);
        until("a row in #" + id, () -> switch (node) {
            case ListView<?> list
            when !list.getItems().isEmpty() -> {
                list.getSelectionModel().select(0);
                yield true;
            }
            case TableView<?> table
            when !table.getItems().isEmpty() -> {
                table.getSelectionModel().select(0);
                yield true;
            }
            default -> false;
        });
    }

    /** Waits until a control can be seen. */
    void see(String id) {
        until("#" + id, () -> isShown(id));
    }

    /** Waits until {@code condition}, asked on the FX thread, holds. */
    void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    void until(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new TourFailure(what + " was not to be seen within " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Waits until nothing on screen is under way any more, as far as the FX thread knows. */
    void settle() {
        for (int frames = 0; frames < FRAMES; frames++) {
            onFx(() -> true);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Whether a control can be seen and is enabled; to be asked on the FX thread. */
    boolean isUsable(String id) {
        return find(id).filter(node -> !node.isDisabled()).isPresent();
    }

    /** Whether a control can be seen; to be asked on the FX thread. */
    boolean isShown(String id) {
        return find(id).isPresent();
    }

    /** What a screen reader would say of a control. */
    String words(Node node) {
        return onFx(() -> node.getAccessibleText() == null ? "" : node.getAccessibleText());
    }

    /** The time of day that a control shows; empty when it shows none. */
    String time(Node node) {
        var shown = new StringBuilder();
        onFx(() -> {
            collect(node, shown);
            return true;
        });
        return TIME.matcher(shown).results().map(MatchResult::group).findFirst().orElse("");
    }

    /** All text within a control, in reading order; to be asked on the FX thread. */
    String text(String id) {
        var words = new StringBuilder();
        find(id).ifPresent(node -> collect(node, words));
        return words.toString();
    }

    private static void collect(Node node, StringBuilder words) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.append(labeled.getText()).append(' ');
        } else if (node instanceof Text text) {
            words.append(text.getText()).append(' ');
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    private Node usable(String id) {
        until(
                "a usable #" + id,
                () -> find(id).filter(node -> !node.isDisabled()).isPresent());
        return requireNonNull(onFx(() -> find(id).orElse(null)));
    }

    /** Looks in the newest window first: a dialog hides what is below it. */
    Optional<Node> find(String id) {
        var windows = Window.getWindows();
        for (int i = windows.size() - 1; i >= 0; i--) {
            Window window = windows.get(i);
            if (window.getScene() != null && window.isShowing()) {
                Optional<Node> found = lookup(window.getScene().getRoot(), id);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> lookup(Parent root, String id) {
        return root.lookupAll("#" + id).stream().filter(Driver::isVisible).findFirst();
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    Stage stage() {
        return stage;
    }

    /** Runs something on the FX thread and waits for its result. */
    <T> T onFx(Supplier<@Nullable T> work) {
        var result = new CompletableFuture<@Nullable T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new TourFailure(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            throw new TourFailure("the window did not react within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TourFailure("the tour was interrupted");
        }
    }
}
