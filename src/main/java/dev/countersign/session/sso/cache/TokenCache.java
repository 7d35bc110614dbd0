package dev.countersign.session.sso.cache;

import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.StartUrl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder in which the AWS CLI keeps tokens and registrations, so that signing in here signs in there and the reverse. Files
 * are for their owner only and appear at once as a whole. What cannot be written is kept in memory. Thread-safe.
 */
public final class TokenCache {
    private final Path folder;
    private final Map<String, String> unwritten = new ConcurrentHashMap<>();

    /**
     * @param folder {@code ~/.aws/sso/cache}; made when it is first written to
     */
    public TokenCache(Path folder) {
        this.folder = folder;
    }

    /** What the cache says about a session's token. */
    public sealed interface Answer {
        record Found(CachedToken token) implements Answer {}

        record Absent() implements Answer {}

        /**
         * There is a file, but it is of no use. It is left as it is until a sign-in replaces it.
         *
         * @param sentence why
         */
        record Unusable(String sentence) implements Answer {}
    }

    /** The token of a session; one that could not be written counts as long as no later one is in the file. */
    public Answer token(SsoSession session) {
        Answer written = writtenToken(session);
        Optional<CachedToken> kept =
                Optional.ofNullable(unwritten.get(CacheNames.token(session))).flatMap(CacheJson::token);
        if (kept.isEmpty()) {
            return written;
        }
        boolean later = written instanceof Answer.Found(CachedToken token)
                && token.expiresAt().isAfter(kept.get().expiresAt());
        return later ? written : new Answer.Found(kept.get());
    }

    /**
     * Replaces the token of a session.
     *
     * @return why it is kept in memory only, as a sentence; absent when it was written
     */
    public Optional<String> save(SsoSession session, CachedToken token) {
        return write(CacheNames.token(session), CacheJson.text(token))
                .map(why -> "The token could not be saved (" + why
                        + "): you are signed in here, but not in the AWS CLI," + " and only until this program ends.");
    }

    /**
     * Removes the token of a session.
     *
     * @return why it is still there, as a sentence; absent when it is gone
     */
    public Optional<String> remove(SsoSession session) {
        unwritten.remove(CacheNames.token(session));
        Path file = folder.resolve(CacheNames.token(session));
        try {
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + " could not be removed (" + words(e) + ").");
        }
    }

    /** The registration for a session; absent also when its file is of no use, as another can be made at any time. */
    public Optional<CachedClient> client(SsoSession session) {
        String name = CacheNames.client(session);
        try {
            return CacheJson.client(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            return Optional.ofNullable(unwritten.get(name)).flatMap(CacheJson::client);
        }
    }

    /** Replaces the registration for a session. */
    public void save(SsoSession session, CachedClient client) {
        write(CacheNames.client(session), CacheJson.text(client));
    }

    private Answer writtenToken(SsoSession session) {
        Path file = folder.resolve(CacheNames.token(session));
        try {
            Optional<CachedToken> token = CacheJson.token(Files.readString(file));
            if (token.isEmpty()) {
                return new Answer.Unusable("The cached token of " + session.title() + " is damaged (" + file + ").");
            }
            return belongs(token.get(), session)
                    ? new Answer.Found(token.get())
                    : new Answer.Unusable("The cached token of " + session.title() + " belongs to "
                            + token.get().startUrl() + " (" + file + ").");
        } catch (NoSuchFileException e) {
            return new Answer.Absent();
        } catch (IOException e) {
            return new Answer.Unusable(
                    "The cached token of " + session.title() + " cannot be read (" + file + ": " + words(e) + ").");
        }
    }

    /**
     * A session's name may have been given to another Identity Center since. With a custom domain the AWS CLI notes the address
     * that this leads to, which says nothing.
     */
    private static boolean belongs(CachedToken token, SsoSession session) {
        String wanted = StartUrl.comparable(session.startUrl().toString());
        return token.startUrl().isEmpty()
                || !StartUrl.isOfAws(session.startUrl())
                || StartUrl.comparable(token.startUrl()).equals(wanted);
    }

    private Optional<String> write(String name, String text) {
        try {
            replace(folder.resolve(name), text);
            unwritten.remove(name);
            return Optional.empty();
        } catch (IOException e) {
            unwritten.put(name, text);
            return Optional.of(words(e));
        }
    }

    /** First a file beside it, then one move: a reader sees the old text or the new one. */
    private void replace(Path file, String text) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
        Path draft = Files.createTempFile(folder, ".countersign-", ".tmp", mode("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private FileAttribute<?>[] mode(String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String words(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "access is denied";
            case MalformedInputException _ -> "it is no text";
            case FileSystemException f -> Objects.toString(f.getReason(), "it is no folder or no file");
            default -> Objects.toString(e.getMessage(), e.getClass().getSimpleName());
        };
    }
}
