package dev.countersign.secrets;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Searches files for secrets: their bytes, what is packed in archives at any depth, and the compressed texts of pictures. */
final class SecretSearch {
    private static final int CHUNK = 1 << 16;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int DEEPEST = 4;

    private final Needles needles;
    private long bytesRead;
    private int filesRead;

    SecretSearch(List<String> secrets) {
        this.needles = new Needles(secrets);
    }

    /**
     * A secret in a file.
     *
     * @param where the file, and the entry in it if it is an archive
     * @param secret its number
     */
    record Hit(String where, int secret) {}

    long bytesRead() {
        return bytesRead;
    }

    int filesRead() {
        return filesRead;
    }

    /** At most one hit for each content of the folder. */
    List<Hit> in(Path folder) throws IOException {
        List<Hit> hits = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                filesRead++;
                try (InputStream content = Files.newInputStream(file)) {
                    search(folder.relativize(file).toString(), content, 0, hits);
                }
            }
        }
        return hits;
    }

    private void search(String where, InputStream source, int depth, List<Hit> hits) throws IOException {
        BufferedInputStream content = new BufferedInputStream(source, CHUNK);
        content.mark(PNG.length);
        byte[] start = content.readNBytes(PNG.length);
        content.reset();
        if (depth < DEEPEST && startsWith(start, 'P', 'K', 3, 4)) {
            archive(where, content, depth, hits);
        } else if (depth < DEEPEST && startsWith(start, 0x1f, 0x8b)) {
            packed(where + "!gz", content, depth, hits);
        } else if (java.util.Arrays.equals(start, PNG)) {
            byte[] picture = content.readAllBytes();
            plain(where, new ByteArrayInputStream(picture), hits);
            pictureTexts(where, picture, depth, hits);
        } else {
            plain(where, content, hits);
        }
    }

    private void plain(String where, InputStream content, List<Hit> hits) throws IOException {
        Needles.Window window = needles.new Window();
        byte[] chunk = new byte[CHUNK];
        for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
            bytesRead += count;
            int secret = window.next(chunk, count);
            if (secret >= 0) {
                hits.add(new Hit(where, secret));
                return;
            }
        }
    }

    private void archive(String where, InputStream content, int depth, List<Hit> hits) throws IOException {
        try {
            ZipInputStream zip = new ZipInputStream(content);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = where + "!" + entry.getName();
                plain(name, new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8)), hits);
                if (!entry.isDirectory()) {
                    search(name, zip, depth + 1, hits);
                }
            }
        } catch (ZipException e) {
            throw new IOException("not searched to its end: " + where, e);
        }
    }

    private void packed(String where, InputStream content, int depth, List<Hit> hits) throws IOException {
        try {
            search(where, new GZIPInputStream(content), depth + 1, hits);
        } catch (ZipException | java.io.EOFException e) {
            throw new IOException("not searched to its end: " + where, e);
        }
    }

    /** Of a PNG's texts, those that are compressed: {@code zTXt}, and {@code iTXt} if it says so. */
    private void pictureTexts(String where, byte[] picture, int depth, List<Hit> hits) throws IOException {
        DataInputStream chunks = new DataInputStream(new ByteArrayInputStream(picture, PNG.length, picture.length));
        while (chunks.available() >= 12) {
            byte[] data = new byte[Math.min(chunks.readInt(), chunks.available())];
            String type = new String(chunks.readNBytes(4), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
            chunks.readFully(data, 0, Math.min(data.length, chunks.available()));
            chunks.skipNBytes(Math.min(4, chunks.available()));
            if (type.equals("ztxt") || type.equals("itxt")) {
                for (int at = 0; at < data.length - 2; at++) {
                    // The stream begins after a keyword of unknown length; it always begins with this byte.
                    if (data[at] == 0x78) {
                        inflated(where + "!" + type, data, at, hits);
                    }
                }
            }
        }
    }

    private void inflated(String where, byte[] data, int from, List<Hit> hits) {
        try {
            plain(where, new InflaterInputStream(new ByteArrayInputStream(data, from, data.length - from)), hits);
        } catch (IOException e) {
            // A byte that begins no compressed text.
            return;
        }
    }

    private static boolean startsWith(byte[] start, int... magic) {
        if (start.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (start[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }
}
