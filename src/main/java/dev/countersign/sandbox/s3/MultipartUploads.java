package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.ByteRange;
import dev.countersign.sandbox.s3.store.Checksum;
import dev.countersign.sandbox.s3.store.ObjectHeaders;
import dev.countersign.sandbox.s3.store.ReadConditions;
import dev.countersign.sandbox.s3.store.S3Errors;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Objects uploaded in parts, as {@code aws s3 cp} does with large files. */
final class MultipartUploads {
    private static final int SMALLEST_PART = 5 * 1024 * 1024;
    private static final int MOST_PARTS = 10_000;

    private record Part(byte[] body, String etag) {}

    private record Upload(CreateMultipartUploadRequest begun, TreeMap<Integer, Part> parts) {}

    private final World world;
    private final Buckets buckets;
    private final ObjectWriting writing;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    MultipartUploads(World world, Buckets buckets, ObjectWriting writing) {
        this.world = world;
        this.buckets = buckets;
        this.writing = writing;
    }

    void register() {
        var on = world.operations();
        on.on(
                CreateMultipartUploadRequest.class,
                q -> ObjectWriting.writeAccess(q.bucket(), q.key(), q.tagging()),
                this::create);
        on.onStream(
                UploadPartRequest.class,
                S3Access.onObject("s3:PutObject", UploadPartRequest::bucket, UploadPartRequest::key),
                this::upload);
        on.on(UploadPartCopyRequest.class, MultipartUploads::copyAccess, this::copyPart);
        on.on(
                CompleteMultipartUploadRequest.class,
                S3Access.onObject(
                        "s3:PutObject", CompleteMultipartUploadRequest::bucket, CompleteMultipartUploadRequest::key),
                this::complete);
        on.on(
                AbortMultipartUploadRequest.class,
                S3Access.onObject(
                        "s3:AbortMultipartUpload",
                        AbortMultipartUploadRequest::bucket,
                        AbortMultipartUploadRequest::key),
                this::abort);
    }

    private CreateMultipartUploadResponse create(CreateMultipartUploadRequest request, Caller caller) {
        buckets.require(request.bucket());
        ObjectWriting.refuse(request.serverSideEncryption(), request.sseCustomerAlgorithm());
        ObjectWriting.metadata(request.metadata());
        String id = UUID.randomUUID().toString().replace("-", "")
                + UUID.randomUUID().toString().replace("-", "");
        uploads.put(id, new Upload(request, new TreeMap<>()));
        return CreateMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .uploadId(id)
                .checksumAlgorithm(request.checksumAlgorithm())
                .checksumType(request.checksumType())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .build();
    }

    private Upload require(@Nullable String id, String bucket, String key) {
        Upload upload = id == null ? null : uploads.get(id);
        if (upload == null
                || !upload.begun().bucket().equals(bucket)
                || !upload.begun().key().equals(key)) {
            throw S3Errors.notFound(
                    "NoSuchUpload",
                    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been"
                            + " aborted or completed.");
        }
        return upload;
    }

    private Answer upload(UploadPartRequest request, Caller caller, byte[] body) {
        Upload upload = require(request.uploadId(), request.bucket(), request.key());
        ObjectWriting.checkMd5(request.contentMD5(), body);
        Checksum checksum = Checksum.ofBody(request, body);
        Part part = keep(upload, request.partNumber(), body);
        var answer = UploadPartResponse.builder().eTag(part.etag()).serverSideEncryption(ServerSideEncryption.AES256);
        return Answer.of(checksum.on(answer).build());
    }

    private static CopySource source(UploadPartCopyRequest request) {
        return request.copySource() == null
                ? new CopySource(request.sourceBucket(), request.sourceKey(), request.sourceVersionId())
                : CopySource.parse(request.copySource());
    }

    private static List<Needed> copyAccess(UploadPartCopyRequest request) {
        CopySource source = source(request);
        return List.of(
                new Needed("s3:PutObject", S3Access.arn(request.destinationBucket(), request.destinationKey())),
                S3Access.forVersion("s3:GetObject", source.bucket(), source.key(), source.versionId()));
    }

    private UploadPartCopyResponse copyPart(UploadPartCopyRequest request, Caller caller) {
        Upload upload = require(request.uploadId(), request.destinationBucket(), request.destinationKey());
        CopySource source = source(request);
        StoredVersion from = buckets.readable(caller, source.bucket(), source.key(), source.versionId());
        StoredVersion.Content content = from.content().orElseThrow();
        byte[] body = ByteRange.of(request.copySourceRange(), content.body().length)
                .map(range -> Arrays.copyOfRange(content.body(), range.first(), range.last() + 1))
                .orElse(content.body());
        Part part = keep(upload, request.partNumber(), body);
        return UploadPartCopyResponse.builder()
                .copyPartResult(result ->
                        result.eTag(part.etag()).lastModified(world.clock().instant()))
                .serverSideEncryption(ServerSideEncryption.AES256)
                .build();
    }

    private static Part keep(Upload upload, int number, byte[] body) {
        if (number < 1 || number > MOST_PARTS) {
            throw S3Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive");
        }
        var part = new Part(body, Checksum.etag(body));
        synchronized (upload) {
            upload.parts().put(number, part);
        }
        return part;
    }

    private CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request, Caller caller) {
        Upload upload = require(request.uploadId(), request.bucket(), request.key());
        Bucket bucket = buckets.require(request.bucket());
        if (request.multipartUpload() == null
                || request.multipartUpload().parts().isEmpty()) {
            throw S3Errors.malformedXml();
        }
        List<Part> parts = chosen(upload, request.multipartUpload().parts());
        byte[] body = joined(parts);
        var begun = upload.begun();
        ChecksumAlgorithm algorithm =
                begun.checksumAlgorithm() == null ? ChecksumAlgorithm.CRC64_NVME : begun.checksumAlgorithm();
        var content = new StoredVersion.Content(
                body,
                etag(parts),
                Checksum.of(algorithm, body),
                ObjectHeaders.of(begun),
                ObjectWriting.metadata(begun.metadata()),
                ObjectWriting.tags(begun.tagging()));
        StoredVersion stored = writing.store(bucket, request.key(), content, "CompleteMultipartUpload");
        uploads.remove(request.uploadId());
        return CompleteMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .location("/" + request.bucket() + "/" + request.key())
                .eTag(content.etag())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .versionId(ObjectWriting.answeredId(bucket, stored).orElse(null))
                .build();
    }

    private static List<Part> chosen(Upload upload, List<CompletedPart> wanted) {
        List<Part> parts = new ArrayList<>();
        int before = 0;
        synchronized (upload) {
            for (CompletedPart named : wanted) {
                Part part = upload.parts().get(named.partNumber());
                if (part == null || !ReadConditions.names(named.eTag(), part.etag())) {
                    throw ServiceError.of(
                            "InvalidPart",
                            "One or more of the specified parts could not be found. The part may not have been uploaded,"
                                    + " or the specified entity tag may not match the part's entity tag.");
                }
                if (named.partNumber() <= before) {
                    throw ServiceError.of(
                            "InvalidPartOrder",
                            "The list of parts was not in ascending order. Parts must be ordered by part number.");
                }
                before = named.partNumber();
                parts.add(part);
            }
        }
        if (parts.stream().limit(parts.size() - 1L).anyMatch(part -> part.body().length < SMALLEST_PART)) {
            throw ServiceError.of("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
        return parts;
    }

    private static byte[] joined(List<Part> parts) {
        var whole = new ByteArrayOutputStream();
        parts.forEach(part -> whole.writeBytes(part.body()));
        return whole.toByteArray();
    }

    /** The MD5 of the parts' MD5s and their number, as S3 does it. */
    private static String etag(List<Part> parts) {
        var digests = new ByteArrayOutputStream();
        parts.forEach(part -> digests.writeBytes(Checksum.md5(part.body())));
        return "\"" + HexFormat.of().formatHex(Checksum.md5(digests.toByteArray())) + "-" + parts.size() + "\"";
    }

    private AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request, Caller caller) {
        require(request.uploadId(), request.bucket(), request.key());
        uploads.remove(request.uploadId());
        return AbortMultipartUploadResponse.builder().build();
    }
}
