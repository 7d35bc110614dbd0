package dev.countersign.sandbox.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The policies that AWS itself offers, as far as they make sense here. Their texts are ours: they allow what the names promise,
 * of the services that the sandbox has.
 */
final class AwsManagedPolicies {
    private static final Instant CREATED = Instant.parse("2015-02-06T18:40:59Z");

    private AwsManagedPolicies() {}

    static List<ManagedPolicy> all() {
        var policies = new ArrayList<ManagedPolicy>();
        for (JsonNode entry : read("aws-managed-policies.json")) {
            String path = entry.path("path").asString("/");
            String name = entry.get("name").asString();
            policies.add(new ManagedPolicy(
                    name,
                    path,
                    entry.get("id").asString(),
                    "arn:aws:iam::aws:policy" + path + name,
                    entry.get("description").asString(),
                    entry.get("document").toString(),
                    CREATED,
                    Map.of()));
        }
        return policies;
    }

    /** A JSON file that lies beside this class. */
    static JsonNode read(String file) {
        try (InputStream in = AwsManagedPolicies.class.getResourceAsStream(file)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
