package dev.countersign.sandbox.api;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Where a sandbox notes each secret that it gives out: access keys' secrets, tokens, codes. Normally nowhere. Our own build
 * names a private folder in the system property {@value #FOLDER}, searches all that the build left for these secrets, and
 * deletes the folder. Who makes a secret in a service passes it through {@link #noted}.
 */
public final class IssuedSecrets {
    /** The system property that names the folder. */
    public static final String FOLDER = "countersign.issued";

    private static final IssuedSecrets NOWHERE = new IssuedSecrets(Optional.empty());

    private final Optional<Path> file;

    private IssuedSecrets(Optional<Path> file) {
        this.file = file;
    }

    /** As the system property says. */
    public static IssuedSecrets ofThisProgram() {
        String folder = System.getProperty(FOLDER, "");
        return folder.isBlank() ? NOWHERE : in(Path.of(folder));
    }

    /** Notes into a file of this process in that folder; file and folder are for their owner only. */
    public static IssuedSecrets in(Path folder) {
        try {
            Files.createDirectories(folder, ownersOnly(folder, "rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for issued secrets", e);
        }
        return new IssuedSecrets(
                Optional.of(folder.resolve("issued-" + ProcessHandle.current().pid() + ".txt")));
    }

    /**
     * Notes a secret that is about to be given out.
     *
     * @param kind what it is, for example {@code session token}
     * @return the secret
     */
    public String noted(String kind, String secret) {
        file.ifPresent(path -> append(path, kind + '\t' + secret + '\n'));
        return secret;
    }

    /** One write for a line: appending is whole, also from several threads and sandboxes. */
    private static void append(Path path, String line) {
        try (var channel =
                Files.newByteChannel(path, EnumSet.of(CREATE, WRITE, APPEND), ownersOnly(path, "rw-------"))) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("an issued secret was not noted", e);
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return "IssuedSecrets[" + (file.isPresent() ? "noted" : "not noted") + "]";
    }
}
