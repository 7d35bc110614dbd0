package dev.countersign.ui.kit.graph;

import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** A window onto a picture of any size: zoom, pan, and fit. Until the user moves it, it keeps the whole picture in view. */
final class GraphViewport extends Pane {
    private static final double SMALLEST = 0.15;
    private static final double LARGEST = 2.5;
    /** The largest scale at which a picture is shown by itself: a tiny graph is not blown up. */
    private static final double LARGEST_FIT = 1.25;

    private final Translate place = new Translate();
    private final Scale scale = new Scale(1, 1);
    private final Group moved = new Group();
    private double width = 1;
    private double height = 1;
    private boolean fitted = true;
    private Point2D grip = Point2D.ZERO;

    GraphViewport() {
        getStyleClass().add("graph-viewport");
        moved.getTransforms().addAll(place, scale);
        moved.setManaged(false);
        getChildren().add(moved);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinSize(120, 120);
        widthProperty().addListener(change -> refit());
        heightProperty().addListener(change -> refit());
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, press -> grip = new Point2D(press.getX(), press.getY()));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    }

    void show(Group picture, double pictureWidth, double pictureHeight) {
        moved.getChildren().setAll(picture);
        width = Math.max(1, pictureWidth);
        height = Math.max(1, pictureHeight);
        fit();
    }

    /** Whether what was not reached steps back. */
    void setDimmed(boolean dimmed) {
        getStyleClass().remove("dimmed");
        if (dimmed) {
            getStyleClass().add("dimmed");
        }
    }

    void fit() {
        fitted = true;
        refit();
    }

    void zoom(double factor) {
        zoomAt(factor, getWidth() / 2, getHeight() / 2);
    }

    private void refit() {
        if (!fitted || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        double fitting = Math.clamp(Math.min(getWidth() / width, getHeight() / height), SMALLEST, LARGEST_FIT);
        scale.setX(fitting);
        scale.setY(fitting);
        place.setX(Math.round((getWidth() - width * fitting) / 2));
        place.setY(Math.round((getHeight() - height * fitting) / 2));
    }

    private void zoomAt(double factor, double x, double y) {
        double now = scale.getX();
        double next = Math.clamp(now * factor, SMALLEST, LARGEST);
        place.setX(x - (x - place.getX()) * next / now);
        place.setY(y - (y - place.getY()) * next / now);
        scale.setX(next);
        scale.setY(next);
        fitted = false;
    }

    private void wheel(ScrollEvent wheel) {
        if (wheel.getDeltaY() != 0 && !wheel.isInertia()) {
            zoomAt(wheel.getDeltaY() > 0 ? 1.1 : 1 / 1.1, wheel.getX(), wheel.getY());
            wheel.consume();
        }
    }

    private void drag(MouseEvent drag) {
        place.setX(place.getX() + drag.getX() - grip.getX());
        place.setY(place.getY() + drag.getY() - grip.getY());
        grip = new Point2D(drag.getX(), drag.getY());
        fitted = false;
    }
}
