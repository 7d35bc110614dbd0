package dev.countersign.sandbox.lambda.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A function's deployment package. */
public final class CodePackage {
    private static final String INLINE_FILE = "index.py";

    private final byte[] zip;
    private final Map<String, byte[]> files;

    private CodePackage(byte[] zip, Map<String, byte[]> files) {
        this.zip = zip;
        this.files = files;
    }

    /** @throws IllegalArgumentException when {@code bytes} are no zip, or one that would unpack outside of its folder */
    public static CodePackage ofZip(byte[] bytes) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(checkedName(entry.getName()), in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("no zip", e);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no zip, or an empty one");
        }
        return new CodePackage(bytes.clone(), files);
    }

    private static String checkedName(String name) {
        Path path = Path.of(name).normalize();
        if (path.isAbsolute() || path.startsWith("..") || name.contains("\\") || name.contains(":")) {
            throw new IllegalArgumentException("a file outside of the package");
        }
        return name;
    }

    /** Bytes of the zip. */
    public int size() {
        return zip.length;
    }

    /** The zip's digest as Lambda gives it: SHA-256 in Base64. */
    public String codeSha256() {
        return Base64.getEncoder().encodeToString(sha256(zip));
    }

    /**
     * SHA-256 in hexadecimal of the code that stood inline in a template, which is all of a package then; empty for any other
     * package.
     */
    public Optional<String> inlineSha256() {
        byte[] code = files.get(INLINE_FILE);
        return files.size() == 1 && code != null
                ? Optional.of(HexFormat.of().formatHex(sha256(code)))
                : Optional.empty();
    }

    /** Writes all files into {@code folder}. */
    void unpack(Path folder) {
        files.forEach((name, content) -> {
            try {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
