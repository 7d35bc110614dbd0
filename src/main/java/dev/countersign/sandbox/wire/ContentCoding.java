package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.codec.MalformedInput;
import dev.countersign.sandbox.wire.http.WireRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Undoes compression that a client applied for the way. S3 is left alone: there the coding belongs to the object. */
final class ContentCoding {
    private static final int LARGEST = 256 * 1024 * 1024;

    private ContentCoding() {}

    static WireRequest undo(AwsService service, WireRequest sent) {
        boolean compressed =
                sent.header("content-encoding").filter("gzip"::equalsIgnoreCase).isPresent();
        if (service == AwsService.S3 || !compressed) {
            return sent;
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(sent.body()))) {
            return sent.withBody(plain.readNBytes(LARGEST));
        } catch (IOException e) {
            throw new MalformedInput("The body is not gzip");
        }
    }
}
