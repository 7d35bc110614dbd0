package dev.countersign.app.pack;

import dev.countersign.app.shell.Shell;
import dev.countersign.doctor.pack.OpenedPack;
import dev.countersign.doctor.pack.PackException;
import dev.countersign.doctor.pack.PackReader;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.CopyDetails;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.saving.FileChoice;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;

/** The ways in which a pack comes into the window: by the file dialog, dropped on it, or named when the program was started. */
public final class PackDoor {
    private static final double WIDTH = 640;
    private static final String WAY_ON = "Ask for the file again, or have a new pack saved.";

    private final Shell shell;
    private final Background background;
    private final FileChoice choice;
    private final BiConsumer<OpenedPack, Path> open;

    /** What came of reading a file. */
    private sealed interface Reading {
        record Opened(OpenedPack pack) implements Reading {}

        record Refused(Problem why) implements Reading {}
    }

    /** @param open takes over a pack that was read */
    public PackDoor(Shell shell, Background background, FileChoice choice, BiConsumer<OpenedPack, Path> open) {
        this.shell = shell;
        this.background = background;
        this.choice = choice;
        this.open = open;
    }

    /** The system's dialog. */
    public static FileChoice dialog() {
        return FileChoice.toOpen("Open an evidence pack", "Evidence packs", "*.zip");
    }

    /** What Ctrl+K offers. */
    public Shell.Command command() {
        return new Shell.Command("Open evidence pack…", "Doctor", this::ask);
    }

    /** Asks for a file and opens it. */
    public void ask() {
        choice.choose(shell.scene().getWindow(), "").ifPresent(this::open);
    }

    /** Opens a file, or says over the window why not. */
    public void open(Path file) {
        background.run(
                () -> read(file),
                reading -> {
                    switch (reading) {
                        case Reading.Opened(OpenedPack pack) -> open.accept(pack, file);
                        case Reading.Refused(Problem why) -> refuse(why);
                    }
                },
                this::refuse);
    }

    private static Reading read(Path file) {
        try {
            return new Reading.Opened(PackReader.open(file));
        } catch (PackException e) {
            return new Reading.Refused(Problem.of(e.sentence(), WAY_ON));
        }
    }

    private void refuse(Problem why) {
        Button close = new Button("Close");
        close.setId("close-refusal");
        close.setDefaultButton(true);
        close.setOnAction(event -> shell.closeOver());
        var notice = new Notice(
                Tone.FAILED,
                Glyph.FAILED,
                "This evidence pack cannot be opened",
                why.sentence() + " " + why.wayOn(),
                new CopyDetails(() -> why),
                close);
        notice.setId("pack-refused");
        notice.setMaxWidth(WIDTH);
        notice.setMaxHeight(Region.USE_PREF_SIZE);
        shell.openOver(notice, close::requestFocus);
    }

    /** Takes files that are dropped on the window. */
    public void welcomeDrops() {
        shell.scene().addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (!packs(event.getDragboard().getFiles()).isEmpty()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        shell.scene().addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<Path> packs = packs(event.getDragboard().getFiles());
            packs.forEach(this::open);
            event.setDropCompleted(!packs.isEmpty());
            event.consume();
        });
    }

    static List<Path> packs(List<File> files) {
        return files.stream()
                .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(".zip"))
                .map(File::toPath)
                .toList();
    }
}
