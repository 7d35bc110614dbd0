package dev.countersign.sandbox.sso;

import static dev.countersign.sandbox.sso.SsoFixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.SignInPage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;

/** What the pages let nobody do. */
class PagesTest {
    private final SsoFixture sso = new SsoFixture();

    @AfterEach
    void close() {
        sso.close();
    }

    @Test
    void aFormCountsOnceAndForTenMinutes() {
        SignInPage page = SignInPage.open(sso.authorizeUrl(sso.registerForCodes()));
        assertThat(page.allow("viewer").status()).isEqualTo(303);
        assertThat(page.allow("viewer").status()).isEqualTo(400);

        SignInPage old = SignInPage.open(sso.authorizeUrl(sso.registerForCodes()));
        sso.time.advance(Duration.ofMinutes(10));
        assertThat(old.allow("viewer").body()).contains("This page is out of date");
    }

    @Test
    void aFormWithoutAKnownPersonIsAskedAgain() {
        SignInPage page = SignInPage.open(sso.authorizeUrl(sso.registerForCodes()));
        SignInPage again = page.allow("somebody");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("Choose who signs in.");
        assertThat(again.allow("viewer").status()).isEqualTo(303);
    }

    @Test
    void aForeignPageCannotSendTheForm() {
        SignInPage page = SignInPage.open(sso.authorizeUrl(sso.registerForCodes()));
        Map<String, String> form = Map.of("ticket", page.ticket(), "person", "viewer", "decision", "allow");

        assertThat(page.submit(form, "Origin", "https://example.com").status()).isEqualTo(403);
        assertThat(page.submit(form, "Origin", "null").status()).isEqualTo(403);
        assertThat(page.submit(form, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(page.submit(Map.of("person", "viewer", "decision", "allow")).status())
                .isEqualTo(400);
        assertThat(page.submit(form, "Origin", sso.sandbox.endpoint().toString(), "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void aPageHasNoScriptNoForeignContentAndCannotBeFramed() throws Exception {
        HttpHeaders headers = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(sso.authorizeUrl(sso.registerForCodes()))
                                .build(),
                        BodyHandlers.ofString())
                .headers();

        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; ")
                .contains("frame-ancestors 'none'", "form-action 'self' http://127.0.0.1:54321;")
                .doesNotContain("script-src", "unsafe");
        assertThat(headers.firstValue("cache-control")).contains("no-store");
        assertThat(headers.firstValue("x-frame-options")).contains("DENY");
    }

    @Test
    void aNameThatIsMarkupIsShownAndNotObeyed() {
        RegisterClientResponse client = sso.oidc.registerClient(r -> r.clientName("<script>alert(1)</script>\"'&")
                .clientType("public")
                .scopes(SCOPE)
                .redirectUris("http://127.0.0.1/oauth/callback")
                .grantTypes("authorization_code")
                .issuerUrl(sso.startUrl()));
        String body = SignInPage.open(sso.authorizeUrl(client)).body();

        assertThat(body)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;")
                .doesNotContain("<script");
        URI wrong = sso.sandbox.endpoint().resolve("/device?user_code=%3Cb%3Ehi");
        assertThat(SignInPage.open(wrong).body()).contains("&lt;b&gt;hi").doesNotContain("<b>hi");
    }

    @Test
    void aBucketMayHaveThePagesName() {
        S3Client s3 = sso.sandbox.client(S3Client.builder());
        s3.createBucket(r -> r.bucket("start"));
        s3.putObject(r -> r.bucket("start").key("a"), RequestBody.fromString("{}"));

        assertThat(s3.listObjectsV2(r -> r.bucket("start")).contents()).hasSize(1);
        assertThat(SignInPage.open(sso.sandbox.sandbox().startUrl()).body())
                .contains(sso.startUrl(), "eu-west-1", "111122223333");
    }

    @Test
    void aBucketMayHaveThePortalsNames() {
        S3Client s3 = sso.sandbox.client(S3Client.builder());
        s3.createBucket(r -> r.bucket("assignment"));
        s3.putObject(r -> r.bucket("assignment").key("accounts"), RequestBody.fromString("mine"));

        assertThat(s3.getObjectAsBytes(r -> r.bucket("assignment").key("accounts"))
                        .asUtf8String())
                .isEqualTo("mine");
    }
}
