package dev.countersign.sandbox.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.template.Template;
import dev.countersign.sandbox.cloudformation.template.TemplateCheck;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Where requests have their template from: their body, or an object in S3. */
final class TemplateSource {
    private static final int BODY_LIMIT = 51_200;
    private static final int OBJECT_LIMIT = 1_000_000;

    private final World world;
    private final TemplateCheck check;

    TemplateSource(World world, TemplateCheck check) {
        this.world = world;
        this.check = check;
    }

    /** @throws ServiceError {@code ValidationError} for a missing, too large or wrong template */
    Template read(@Nullable String body, @Nullable String url, Caller caller) {
        if ((body == null) == (url == null)) {
            throw TemplateError.validation("Either Template URL or Template Body must be specified.");
        }
        return check.read(url == null ? limited(body) : fetch(url, caller));
    }

    boolean isGiven(@Nullable String body, @Nullable String url) {
        return body != null || url != null;
    }

    private static String limited(@Nullable String body) {
        String text = body == null ? "" : body;
        if (text.isEmpty() || text.getBytes(UTF_8).length > BODY_LIMIT) {
            throw TemplateError.validation("1 validation error detected: Value at 'templateBody' failed to satisfy"
                    + " constraint: Member must have length "
                    + (text.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + BODY_LIMIT));
        }
        return text;
    }

    private String fetch(String url, Caller caller) {
        URI uri = URI.create(url);
        String host = uri.getHost() == null ? "" : uri.getHost();
        String path = uri.getPath() == null || uri.getPath().isEmpty()
                ? ""
                : uri.getPath().substring(1);
        int dot = host.indexOf(".s3");
        int slash = path.indexOf('/');
        if (dot < 0 && slash < 0) {
            throw TemplateError.validation("TemplateURL must be a supported URL.");
        }
        var request = GetObjectRequest.builder()
                .bucket(dot > 0 ? host.substring(0, dot) : path.substring(0, slash))
                .key(dot > 0 ? path : path.substring(slash + 1))
                .build();
        byte[] body;
        try {
            body = world.operations().call(caller, request, new byte[0]).body();
        } catch (ServiceError e) {
            throw TemplateError.validation("S3 error: " + e.getMessage());
        }
        if (body.length > OBJECT_LIMIT) {
            throw TemplateError.validation("Template may not exceed " + OBJECT_LIMIT + " bytes in size.");
        }
        return new String(body, UTF_8);
    }
}
