package dev.countersign.session.sso.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoSession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCacheTest {
    private static final URI START = URI.create("https://corp.awsapps.com/start");
    private static final SsoSession CORP =
            new SsoSession(Optional.of("corp"), START, "eu-west-1", List.of(SsoSession.ACCOUNT_ACCESS));
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.5Z");

    @TempDir
    Path home;

    private Path folder;
    private TokenCache cache;

    @BeforeEach
    void open() {
        folder = home.resolve(".aws/sso/cache");
        cache = new TokenCache(folder);
    }

    @Test
    void namesAreThoseOfTheAwsCli() {
        assertThat(CacheNames.token(CORP)).isEqualTo("ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
        assertThat(CacheNames.token(SsoSession.legacy(START, "eu-west-1")))
                .isEqualTo("a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json");
        assertThat(CacheNames.client(CORP)).isEqualTo("787ef34d0a944c01385765faa28b5e67d1c08f33.json");
        assertThat(CacheNames.client(SsoSession.legacy(START, "eu-west-1")))
                .isEqualTo("3a62fc7fd3ab838419eccab5b58d0124a95b510d.json");
        var odd = new SsoSession(
                Optional.of("fürma \u007f \uD83D\uDE00\t"), START, "eu-west-1", List.of("a:b", "c\"d\\e"));
        assertThat(CacheNames.client(odd)).isEqualTo("7d3453213573d061d5bce037b138ab6c859bbf5a.json");
    }

    @Test
    void aTokenIsWrittenAsTheAwsCliWritesIt() throws IOException {
        assertThat(cache.save(CORP, token("access", "refresh"))).isEmpty();

        assertThat(Files.readString(file(CORP)))
                .isEqualTo("{\"startUrl\":\"https://corp.awsapps.com/start\",\"region\":\"eu-west-1\","
                        + "\"accessToken\":\"access\",\"expiresAt\":\"2026-11-22T09:00:00Z\","
                        + "\"clientId\":\"id\",\"clientSecret\":\"secret\","
                        + "\"registrationExpiresAt\":\"2027-02-20T08:00:00Z\",\"refreshToken\":\"refresh\"}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(CORP))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder)) {
            assertThat(files).as("no draft is left").hasSize(1);
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        cache.save(CORP, token("access", "refresh"));

        var found = (TokenCache.Answer.Found) cache.token(CORP);

        assertThat(found.token().accessToken()).isEqualTo("access");
        assertThat(found.token().refreshToken()).contains("refresh");
        assertThat(found.token().isRefreshable(NOW)).isTrue();
        assertThat(found.token().expiresAt()).isEqualTo("2026-11-22T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"accessToken\":\"a\",\"expiresAt\":\"2026-",
                "[]",
                "\"text\"",
                "null",
                "{}",
                "{\"accessToken\":\"a\"}",
                "{\"accessToken\":7,\"expiresAt\":\"2026-11-22T09:00:00Z\"}",
                "{\"accessToken\":\"\",\"expiresAt\":\"2026-11-22T09:00:00Z\"}",
                "{\"accessToken\":\"a\",\"expiresAt\":1763802000}",
                "{\"accessToken\":\"a\",\"expiresAt\":\"tomorrow\"}"
            })
    void aDamagedFileCountsAsNoneIsSaidAndStaysUntilASignIn(String text) throws IOException {
        write(text);

        assertThat(cache.token(CORP))
                .isInstanceOfSatisfying(
                        TokenCache.Answer.Unusable.class,
                        answer -> assertThat(answer.sentence())
                                .startsWith("The cached token of corp is damaged (")
                                .doesNotContain("accessToken"));
        assertThat(file(CORP)).content().isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00:00Z, 2026-11-22T09:00:00Z",
        "2026-11-22T09:00:00UTC, 2026-11-22T09:00:00Z",
        "2026-11-22T09:00:00.123456Z, 2026-11-22T09:00:00.123456Z",
        "2026-11-22T10:00:00+01:00, 2026-11-22T09:00:00Z",
        "2026-11-22 09:00:00 UTC, 2026-11-22T09:00:00Z",
        "2026-11-22T09:00:00, 2026-11-22T09:00:00Z"
    })
    void timesOfOtherProgramsAreUnderstood(String written, Instant meant) throws IOException {
        write("{\"accessToken\":\"a\",\"expiresAt\":\"" + written
                + "\",\"somethingNew\":{\"x\":[1]},\"clientId\":null}");

        var found = (TokenCache.Answer.Found) cache.token(CORP);

        assertThat(found.token().expiresAt()).isEqualTo(meant);
        assertThat(found.token().client()).as("no client, so no refresh").isEmpty();
        assertThat(found.token().isRefreshable(NOW)).isFalse();
    }

    @Test
    void aTokenOfAnotherIdentityCenterUnderTheSameNameIsNotUsed() throws IOException {
        write("{\"startUrl\":\"https://else.awsapps.com/start\",\"accessToken\":\"a\","
                + "\"expiresAt\":\"2026-11-22T09:00:00Z\"}");

        assertThat(((TokenCache.Answer.Unusable) cache.token(CORP)).sentence())
                .contains("belongs to https://else.awsapps.com/start");
    }

    @Test
    void theSameAddressInAnotherFormIsTheSame() throws IOException {
        write("{\"startUrl\":\"https://corp.awsapps.com/start/#/\",\"accessToken\":\"a\","
                + "\"expiresAt\":\"2026-11-22T09:00:00Z\"}");

        assertThat(cache.token(CORP)).isInstanceOf(TokenCache.Answer.Found.class);
    }

    @Test
    void aFileThatCannotBeReadIsSaid() throws IOException {
        Files.createDirectories(file(CORP));

        assertThat(((TokenCache.Answer.Unusable) cache.token(CORP)).sentence())
                .startsWith("The cached token of corp cannot be read (");
    }

    @Test
    void aTokenThatCouldNotBeWrittenIsUsedUntilALaterOneIsInTheFile() throws IOException {
        Files.createDirectories(file(CORP));
        assertThat(cache.save(CORP, token("mine", "refresh"))).isPresent();
        assertThat(((TokenCache.Answer.Found) cache.token(CORP)).token().accessToken())
                .isEqualTo("mine");

        Files.delete(file(CORP));
        write("{\"accessToken\":\"later\",\"expiresAt\":\"2026-11-22T10:00:00Z\"}");

        assertThat(((TokenCache.Answer.Found) cache.token(CORP)).token().accessToken())
                .isEqualTo("later");
    }

    @Test
    void aRemovedTokenIsGone() {
        cache.save(CORP, token("access", "refresh"));

        assertThat(cache.remove(CORP)).isEmpty();

        assertThat(cache.token(CORP)).isInstanceOf(TokenCache.Answer.Absent.class);
    }

    @Test
    void aRegistrationServesItsKindOfSignInUntilItEndsSoon() {
        var client = new SsoGateway.Client("id", "secret", NOW.plus(Duration.ofDays(90)));
        cache.save(CORP, new CachedClient(client, CORP.scopes(), List.of(CachedClient.CODE, "refresh_token")));

        CachedClient found = cache.client(CORP).orElseThrow();

        assertThat(found.serves(true, CORP.scopes(), NOW)).isTrue();
        assertThat(found.serves(false, CORP.scopes(), NOW)).isFalse();
        assertThat(found.serves(true, List.of("codewhisperer:completions"), NOW))
                .isFalse();
        assertThat(found.serves(
                        true, CORP.scopes(), NOW.plus(Duration.ofDays(90).minusMinutes(14))))
                .isFalse();
    }

    @Test
    void secretsAreInNoText() {
        assertThat(token("access", "refresh").toString()).doesNotContain("access", "secret", "refresh");
    }

    private static CachedToken token(String access, String refresh) {
        return CachedToken.of(
                CORP,
                new SsoGateway.Token(access, Duration.ofHours(1), Optional.of(refresh)),
                new SsoGateway.Client("id", "secret", NOW.plus(Duration.ofDays(90))),
                NOW);
    }

    private Path file(SsoSession session) {
        return folder.resolve(CacheNames.token(session));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(CORP), text);
    }
}
