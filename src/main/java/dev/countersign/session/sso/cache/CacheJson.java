package dev.countersign.session.sso.cache;

import dev.countersign.aws.SsoGateway;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands in the files of the AWS CLI's cache. Reading is tolerant: other programs write there, too. */
final class CacheJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** How long AWS keeps a registration. */
    private static final Duration REGISTRATION = Duration.ofDays(90);

    private CacheJson() {}

    /** A token; absent when the text is none, for whatever reason. */
    static Optional<CachedToken> token(String text) {
        JsonNode json = parsed(text);
        return string(json, "accessToken")
                .flatMap(value -> time(json, "expiresAt")
                        .map(expiresAt -> new CachedToken(
                                string(json, "startUrl").orElse(""),
                                string(json, "region").orElse(""),
                                value,
                                expiresAt,
                                string(json, "refreshToken"),
                                client(json, "registrationExpiresAt", expiresAt.plus(REGISTRATION)))));
    }

    /** As the AWS CLI writes it. */
    static String text(CachedToken token) {
        ObjectNode json = JSON.createObjectNode();
        json.put("startUrl", token.startUrl());
        json.put("region", token.region());
        json.put("accessToken", token.accessToken());
        json.put("expiresAt", written(token.expiresAt()));
        token.client().ifPresent(client -> {
            json.put("clientId", client.id());
            json.put("clientSecret", client.secret());
            json.put("registrationExpiresAt", written(client.expiresAt()));
        });
        token.refreshToken().ifPresent(value -> json.put("refreshToken", value));
        return JSON.writeValueAsString(json);
    }

    /** A registration; absent when the text is none. */
    static Optional<CachedClient> client(String text) {
        JsonNode json = parsed(text);
        return time(json, "expiresAt")
                .flatMap(expiresAt -> client(json, "expiresAt", expiresAt))
                .map(client -> new CachedClient(client, strings(json, "scopes"), strings(json, "grantTypes")));
    }

    /** As the AWS CLI writes it. */
    static String text(CachedClient registration) {
        ObjectNode json = JSON.createObjectNode();
        json.put("clientId", registration.client().id());
        json.put("clientSecret", registration.client().secret());
        json.put("expiresAt", written(registration.client().expiresAt()));
        array(json, "scopes", registration.scopes());
        array(json, "grantTypes", registration.grantTypes());
        return JSON.writeValueAsString(json);
    }

    /**
     * @param otherwise when the registration ends if the file does not say; it is then tried, and AWS tells
     */
    private static Optional<SsoGateway.Client> client(JsonNode json, String expiry, Instant otherwise) {
        return string(json, "clientId")
                .flatMap(id -> string(json, "clientSecret")
                        .map(secret -> new SsoGateway.Client(
                                id, secret, time(json, expiry).orElse(otherwise))));
    }

    private static void array(ObjectNode json, String name, List<String> values) {
        if (!values.isEmpty()) {
            var array = json.putArray(name);
            values.forEach(array::add);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static Optional<String> string(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isString() && !value.asString().isEmpty() ? Optional.of(value.asString()) : Optional.empty();
    }

    private static List<String> strings(JsonNode json, String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : json.path(name)) {
            if (value.isString()) {
                values.add(value.asString());
            }
        }
        return values;
    }

    private static String written(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Optional<Instant> time(JsonNode json, String name) {
        return string(json, name).flatMap(CacheJson::time);
    }

    /** {@code 2026-11-22T08:00:00Z}; older programs end it with {@code UTC}, others give an offset, a blank, or no zone. */
    private static Optional<Instant> time(String text) {
        String plain = text.strip().replaceFirst(" ?(UTC|GMT)$", "Z").replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        try {
            return Optional.of(
                            DateTimeFormatter.ISO_DATE_TIME.parseBest(plain, OffsetDateTime::from, LocalDateTime::from))
                    .map(time -> time instanceof OffsetDateTime exact
                            ? exact.toInstant()
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
