package dev.countersign.session.profile;

import dev.countersign.session.profile.file.ConfigEdit;
import dev.countersign.session.profile.file.ConfigFile;
import dev.countersign.session.profile.file.ProfileNotWrittenException;
import dev.countersign.session.profile.file.SectionChange;
import dev.countersign.session.profile.file.SectionEditor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Adds sections to {@code ~/.aws/config} and sets keys of those that are there. Comments, order, line ends, permissions and links
 * stay; the file is replaced in one step, and only if it is still the one that was shown. Blocks on the file system.
 */
public final class ProfileWriter {
    private static final String OWNER_FILE = "rw-------";
    private static final String OWNER_FOLDER = "rwx------";
    private static final int MOST_LINKS = 40;

    private final Path file;

    /** @param file as {@link Profiles#configFile()} names it; need not exist */
    public ProfileWriter(Path file) {
        this.file = file;
    }

    /**
     * What would be written. Writes nothing.
     *
     * @throws ProfileNotWrittenException when the file cannot be read, or cannot be understood where it would be changed
     */
    public ConfigEdit preview(List<SectionChange> changes) throws ProfileNotWrittenException {
        Optional<byte[]> present = content();
        String text = text(present.orElse(new byte[0]));
        var editor = new SectionEditor(ConfigFile.of(file, text.getBytes(StandardCharsets.UTF_8)), text);
        for (SectionChange change : changes) {
            editor.apply(change);
        }
        List<ConfigEdit.Line> lines = new ArrayList<>();
        String after = editor.text(lines);
        return new ConfigEdit(file, present.isEmpty(), lines, text, after);
    }

    /**
     * Writes what was previewed.
     *
     * @throws ProfileNotWrittenException when the file is no longer as it was then, or cannot be written; it is then as it was
     */
    public void write(ConfigEdit edit) throws ProfileNotWrittenException {
        if (edit.isEmpty()) {
            return;
        }
        try {
            Path target = target();
            Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file is in a folder");
            makeFolder(folder);
            Path draft = Files.createTempFile(folder, ".countersign", ".tmp", owner(folder, OWNER_FILE));
            try {
                fill(draft, edit.after().getBytes(StandardCharsets.UTF_8));
                Optional<byte[]> now = content();
                if (now.isPresent() == edit.isNew()
                        || !text(now.orElse(new byte[0])).equals(edit.before())) {
                    throw new ProfileNotWrittenException(
                            file + " has changed meanwhile, so nothing was written. Look at the preview again.");
                }
                keepPermissions(target, draft);
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (AccessDeniedException e) {
            throw new ProfileNotWrittenException(file + " cannot be written: permission denied.");
        } catch (IOException e) {
            throw new ProfileNotWrittenException(
                    file + " cannot be written: " + e.getClass().getSimpleName() + ".");
        }
    }

    /** Absent when there is no file. */
    private Optional<byte[]> content() throws ProfileNotWrittenException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ProfileNotWrittenException(
                    file + " cannot be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    private String text(byte[] bytes) throws ProfileNotWrittenException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProfileNotWrittenException(file + " is not UTF-8 text, so nothing was written.");
        }
    }

    /** The file itself, also where a link leads to it that does not lead anywhere yet. */
    private Path target() throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target) && links < MOST_LINKS; links++) {
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path existing = folder;
            while (!Files.exists(existing)) {
                existing = Objects.requireNonNull(existing.getParent(), "the root exists");
            }
            Files.createDirectories(folder, owner(existing, OWNER_FOLDER));
        }
    }

    private static void fill(Path draft, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void keepPermissions(Path target, Path draft) throws IOException {
        if (Files.exists(target) && isPosix(target)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(target);
            Files.setPosixFilePermissions(draft, permissions);
        }
    }

    private static FileAttribute<?>[] owner(Path place, String permissions) throws IOException {
        return isPosix(place)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path place) throws IOException {
        return Files.getFileStore(place).supportsFileAttributeView("posix");
    }
}
