package dev.countersign.aws.sdk;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.ObjectGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.Redacted;
import dev.countersign.domain.TaskTokenHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** {@link ObjectGateway} over S3. */
final class SdkObjectGateway implements ObjectGateway {
    /** Five pages. */
    private static final int LISTED = 5000;

    private static final String GET = "s3:GetObjectVersion";

    private final AwsClients clients;

    SdkObjectGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<String> versions(ObjectLocation location, int limit) {
        return versionsSince(location, Instant.EPOCH, limit);
    }

    @Override
    public List<String> versionsSince(ObjectLocation location, Instant since, int limit) {
        // S3 lists by prefix, keys in order and the newest first: the key itself comes before all that only begin with
        // it.
        return AwsCalls.call(
                "s3:ListBucketVersions",
                () -> clients
                        .s3()
                        .listObjectVersionsPaginator(
                                r -> r.bucket(location.bucket()).prefix(location.key()))
                        .versions()
                        .stream()
                        .takeWhile(version -> version.key().equals(location.key())
                                && !version.lastModified().isBefore(since))
                        .limit(limit)
                        .map(version -> Objects.toString(version.versionId(), "null"))
                        .toList());
    }

    @Override
    public List<Written> writtenSince(String bucket, Instant since) {
        return AwsCalls.call(
                "s3:ListBucketVersions",
                () -> clients.s3().listObjectVersionsPaginator(r -> r.bucket(bucket)).versions().stream()
                        .limit(LISTED)
                        .filter(version -> !version.lastModified().isBefore(since))
                        .map(version -> new Written(
                                new ObjectLocation(bucket, version.key()),
                                Objects.toString(version.versionId(), "null"),
                                version.lastModified()))
                        .toList());
    }

    @Override
    public ObjectVersion version(ObjectLocation location, String versionId) {
        HeadObjectResponse head = AwsCalls.call(
                GET,
                () -> clients.s3()
                        .headObject(r ->
                                r.bucket(location.bucket()).key(location.key()).versionId(versionId)));
        Map<String, String> metadata = new HashMap<>();
        Set<TaskTokenHash> tokens = new HashSet<>();
        head.metadata().forEach((key, value) -> {
            Redacted clean = Redacted.of(value);
            metadata.put(key, clean.text());
            tokens.addAll(clean.tokens());
        });
        return new ObjectVersion(
                location,
                versionId,
                head.contentLength() == null ? 0 : head.contentLength(),
                head.lastModified(),
                Objects.toString(head.eTag(), "").replace("\"", ""),
                Objects.toString(head.contentType(), ""),
                metadata,
                tokens);
    }

    @Override
    public ObjectContent content(ObjectLocation location, String versionId, int maxBytes) {
        return AwsCalls.call(GET, () -> {
            try (ResponseInputStream<GetObjectResponse> body = clients.s3()
                    .getObject(
                            r -> r.bucket(location.bucket()).key(location.key()).versionId(versionId))) {
                byte[] begin = body.readNBytes(maxBytes);
                Long length = body.response().contentLength();
                long size = length == null ? begin.length : length;
                if (size > begin.length) {
                    body.abort();
                }
                return content(Objects.toString(body.response().contentType(), ""), begin, size);
            } catch (IOException e) {
                throw AwsFailure.of(Kind.UNREACHABLE, GET, "the object could not be read to its end");
            }
        });
    }

    private static ObjectContent content(String contentType, byte[] begin, long size) {
        boolean truncated = size > begin.length;
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(begin.length + 1);
        // Without "end of input" a character cut in two at the end is no error.
        CoderResult result = decoder.decode(ByteBuffer.wrap(begin), text, !truncated);
        String decoded = text.flip().toString();
        boolean isText = !result.isError() && decoded.indexOf('\0') < 0;
        return new ObjectContent(contentType, isText ? Redacted.of(decoded).text() : "", isText, size, truncated);
    }
}
