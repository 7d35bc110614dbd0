package dev.countersign.sandbox.lambda.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder for the time of a sandbox: the bootstrap with its boto3, and the unpacked code of functions. */
final class PythonFiles implements AutoCloseable {
    private static final List<String> OURS = List.of(
            "bootstrap.py",
            "countersign_channel.py",
            "boto3/__init__.py",
            "boto3/session.py",
            "botocore/__init__.py",
            "botocore/client.py",
            "botocore/config.py",
            "botocore/exceptions.py",
            "botocore/paginate.py",
            "botocore/response.py",
            "botocore/session.py");

    private final Path root;

    private PythonFiles(Path root) {
        this.root = root;
    }

    static PythonFiles create() {
        try {
            Path root = Files.createTempDirectory("countersign-lambda-");
            var files = new PythonFiles(root);
            for (String name : OURS) {
                files.copy(name);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String name) throws IOException {
        Path file = root.resolve("runtime").resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = PythonFiles.class.getResourceAsStream("/dev/countersign/sandbox/lambda/python/" + name)) {
            Files.copy(Objects.requireNonNull(in, name), file);
        }
    }

    Path bootstrap() {
        return root.resolve("runtime").resolve("bootstrap.py");
    }

    /** The folder with a function's code; functions with the same code share it. */
    synchronized Path taskRoot(CodePackage code) {
        Path folder = root.resolve(
                "task-" + code.codeSha256().replace('/', '_').replace('+', '-').replace("=", ""));
        if (!Files.isDirectory(folder)) {
            code.unpack(folder);
        }
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(PythonFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Left to the operating system's own cleaning of temporary files.
            path.toFile().deleteOnExit();
        }
    }
}
