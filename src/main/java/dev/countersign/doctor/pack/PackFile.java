package dev.countersign.doctor.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The zip around a pack: named texts, nothing else. Reading trusts nothing: neither sizes nor names nor numbers. */
final class PackFile {
    private static final long LARGEST_FILE = 128L << 20;
    private static final long LARGEST_ENTRY = 192L << 20;
    private static final long LARGEST_IN_ALL = 384L << 20;
    private static final int MOST_ENTRIES = 10_000;
    private static final int CHUNK = 1 << 16;
    private static final byte[] ZIP = {'P', 'K'};

    private PackFile() {}

    /**
     * Writes it beside its place and puts it there when it is complete.
     *
     * @param replace whether a file that is there may be replaced
     * @throws FileAlreadyExistsException when it may not
     */
    static void write(Path file, Map<String, String> entries, Instant at, boolean replace) throws IOException {
        Path target = file.toAbsolutePath();
        if (!replace && Files.exists(target)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path parent = target.getParent();
        Path unfinished = Files.createTempFile(parent == null ? target : parent, ".countersign", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (Map.Entry<String, String> entry : entries.entrySet()) {
                    var header = new ZipEntry(entry.getKey());
                    header.setTime(at.toEpochMilli());
                    zip.putNextEntry(header);
                    zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            move(unfinished, target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** All texts by their names, in their order. */
    static Map<String, String> read(Path file) throws PackException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new PackException("There is no file " + file + ".");
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new PackException(file.getFileName() + " is larger than any evidence pack; it was not opened.");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(in, String.valueOf(file.getFileName()));
            }
        } catch (ZipException | IllegalArgumentException | UncheckedIOException e) {
            throw new PackException(file.getFileName() + " is damaged: it cannot be unpacked.", e);
        } catch (java.io.EOFException e) {
            throw new PackException(file.getFileName() + " is damaged: its end is missing.", e);
        } catch (IOException e) {
            throw new PackException(file.getFileName() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Map<String, String> read(InputStream in, String name) throws IOException, PackException {
        var source = new java.io.PushbackInputStream(in, ZIP.length);
        byte[] start = source.readNBytes(ZIP.length);
        source.unread(start);
        if (!java.util.Arrays.equals(start, ZIP)) {
            throw new PackException(name + " is not an evidence pack: it is no zip file.");
        }
        Map<String, String> entries = new LinkedHashMap<>();
        long inAll = 0;
        try (var zip = new ZipInputStream(source, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = limited(zip, Math.min(LARGEST_ENTRY, LARGEST_IN_ALL - inAll), name);
                inAll += content.length;
                if (entries.size() >= MOST_ENTRIES) {
                    throw new PackException(name + " holds more files than any evidence pack; it was not opened.");
                }
                entries.putIfAbsent(entry.getName(), new String(content, StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private static byte[] limited(InputStream in, long limit, String name) throws IOException, PackException {
        var content = new java.io.ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            if (content.size() + (long) count > limit) {
                throw new PackException(name + " unpacks to more than any evidence pack holds; it was not opened.");
            }
            content.write(chunk, 0, count);
        }
        return content.toByteArray();
    }

    /** The SHA-256 of a text as hexadecimal digits. */
    static String sum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
