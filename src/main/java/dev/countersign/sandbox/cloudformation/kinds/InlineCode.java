package dev.countersign.sandbox.cloudformation.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.PropertyError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** Source text of a function in a template ({@code ZipFile}) as the package that Lambda gets. */
final class InlineCode {
    // A zip entry stamped with the time of packing would make every package of the same code differ.
    private static final long STAMP = 315_532_800_000L;

    private InlineCode() {}

    /** A package with the one file {@code index.py} or {@code index.js}, by the function's runtime. */
    static SdkBytes zip(String source, Properties function) {
        String runtime = function.text("Runtime").orElse("");
        String extension = switch (runtime.replaceAll("[0-9].*", "")) {
            case "python" -> "py";
            case "nodejs" -> "js";
            default -> throw PropertyError.at("#/Code/ZipFile", "is allowed with runtimes of Python and Node.js only");
        };
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry("index." + extension);
            entry.setTime(STAMP);
            zip.putNextEntry(entry);
            zip.write(source.getBytes(UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }
}
