package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenRequest;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenRequestBody;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs a persona in as {@code aws login} does, and leaves the cache file that the AWS CLI would leave.
 *
 * <pre>
 * Path cache = home.resolve(".aws/login/cache");
 * var login = LoginClient.signIn(sandbox, Persona.APPROVER);
 * login.writeCache(cache, Duration.ofMinutes(10));   // credentials good for that long; a negative one: refresh needed at once
 * // ~/.aws/config: [profile desk]  login_session = &lt;login.session()&gt;
 * // the SDK: LoginCredentialsProvider.builder().loginSession(login.session()).tokenCacheLocation(cache).signinClient(…)
 * </pre>
 */
public final class LoginClient {
    /** The client id of a tool on the person's own machine. */
    public static final String SAME_DEVICE = "arn:aws:signin:::devtools/same-device";

    static final URI REDIRECT = URI.create("http://127.0.0.1:8765/oauth/callback");
    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";

    private final KeyPair key;
    private final CreateOAuth2TokenResponseBody tokens;

    private LoginClient(KeyPair key, CreateOAuth2TokenResponseBody tokens) {
        this.key = key;
        this.tokens = tokens;
    }

    /** Signs {@code persona} in, with a new key. */
    public static LoginClient signIn(RunningSandbox sandbox, Persona persona) {
        String code = code(sandbox, persona);
        KeyPair key = newKey();
        SigninClient client =
                sandbox.client(SigninClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()));
        var tokens = client.createOAuth2Token(redeeming(code, proof(key, Instant.now(), "/v1/token")))
                .tokenOutput();
        return new LoginClient(key, tokens);
    }

    /** Goes through the sign-in page as a browser does. */
    static String code(RunningSandbox sandbox, Persona persona) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String page =
                    get(browser, authorizeUri(sandbox, SAME_DEVICE, REDIRECT)).body();
            URI onward = answer(browser, sandbox, page, persona.userName())
                    .headers()
                    .firstValue("location")
                    .map(URI::create)
                    .orElseThrow();
            return onward.getQuery().replaceFirst(".*code=([^&]+).*", "$1");
        }
    }

    static URI authorizeUri(RunningSandbox sandbox, String client, URI redirect) {
        return sandbox.endpoint()
                .resolve("/v1/authorize?response_type=code&client_id=" + client + "&state=a-state"
                        + "&code_challenge_method=SHA-256&scope=openid&redirect_uri="
                        + URLEncoder.encode(redirect.toString(), StandardCharsets.UTF_8) + "&code_challenge="
                        + challenge(VERIFIER));
    }

    static HttpResponse<String> get(HttpClient browser, URI address) {
        return send(browser, HttpRequest.newBuilder(address).build());
    }

    /** Presses the button of a user on the page. */
    static HttpResponse<String> answer(HttpClient browser, RunningSandbox sandbox, String page, String user) {
        Matcher ticket = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"").matcher(page);
        if (!ticket.find()) {
            throw new AssertionError("no form");
        }
        return send(
                browser,
                HttpRequest.newBuilder(sandbox.endpoint().resolve("/v1/authorize"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", sandbox.endpoint().toString())
                        .POST(HttpRequest.BodyPublishers.ofString("ticket=" + ticket.group(1) + "&user=" + user))
                        .build());
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static CreateOAuth2TokenRequest redeeming(String code, String proof) {
        return request(
                CreateOAuth2TokenRequestBody.builder()
                        .clientId(SAME_DEVICE)
                        .grantType("authorization_code")
                        .code(code)
                        .codeVerifier(VERIFIER)
                        .redirectUri(REDIRECT.toString())
                        .build(),
                proof);
    }

    static CreateOAuth2TokenRequest request(CreateOAuth2TokenRequestBody body, String proof) {
        return CreateOAuth2TokenRequest.builder()
                .tokenInput(body)
                .overrideConfiguration(c -> c.putHeader("DPoP", proof))
                .build();
    }

    /** What the sandbox gave for the authorization code. */
    public CreateOAuth2TokenResponseBody tokens() {
        return tokens;
    }

    KeyPair key() {
        return key;
    }

    /** The ARN of who signed in: what {@code login_session} of the profile says. */
    public String session() {
        byte[] claims = Base64.getUrlDecoder().decode(tokens.idToken().split("\\.")[1]);
        return JsonMapper.shared().readTree(claims).get("sub").asString();
    }

    /**
     * Writes the cache file of the AWS CLI.
     *
     * @param left how long the file says that its credentials are still good
     * @return the file
     */
    public Path writeCache(Path folder, Duration left) throws IOException {
        var access = new LinkedHashMap<String, Object>();
        access.put("accessKeyId", tokens.accessToken().accessKeyId());
        access.put("secretAccessKey", tokens.accessToken().secretAccessKey());
        access.put("sessionToken", tokens.accessToken().sessionToken());
        access.put("accountId", session().split(":")[4]);
        access.put(
                "expiresAt",
                Instant.now().plus(left).truncatedTo(ChronoUnit.SECONDS).toString());
        var file = new LinkedHashMap<String, Object>();
        file.put("accessToken", access);
        file.put("tokenType", tokens.tokenType());
        file.put("clientId", SAME_DEVICE);
        file.put("refreshToken", tokens.refreshToken());
        file.put("idToken", tokens.idToken());
        file.put("dpopKey", pem());
        Files.createDirectories(folder);
        Path path = folder.resolve(sha256Hex(session()) + ".json");
        return Files.writeString(path, JsonMapper.shared().writeValueAsString(file));
    }

    /** The key in SEC 1's form (RFC 5915), as the AWS CLI writes it. */
    private String pem() {
        byte[] secret = fixed(((ECPrivateKey) key.getPrivate()).getS());
        var point = ((ECPublicKey) key.getPublic()).getW();
        String der = "30770201010420" + HexFormat.of().formatHex(secret) + "a00a06082a8648ce3d030107a14403420004"
                + HexFormat.of().formatHex(fixed(point.getAffineX()))
                + HexFormat.of().formatHex(fixed(point.getAffineY()));
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(HexFormat.of().parseHex(der));
        return "-----BEGIN EC PRIVATE KEY-----\n" + base64 + "\n-----END EC PRIVATE KEY-----\n";
    }

    /** A proof of possession (RFC 9449) for a POST to {@code path}. */
    static String proof(KeyPair key, Instant at, String path) {
        var point = ((ECPublicKey) key.getPublic()).getW();
        Map<String, Object> header = Map.of(
                "typ",
                "dpop+jwt",
                "alg",
                "ES256",
                "jwk",
                Map.of(
                        "kty",
                        "EC",
                        "crv",
                        "P-256",
                        "x",
                        base64(fixed(point.getAffineX())),
                        "y",
                        base64(fixed(point.getAffineY()))));
        Map<String, Object> claims = Map.of(
                "jti",
                UUID.randomUUID().toString(),
                "htm",
                "POST",
                "htu",
                "https://eu-west-1.signin.aws.amazon.com" + path,
                "iat",
                at.getEpochSecond());
        String signed = base64(JsonMapper.shared().writeValueAsBytes(header)) + "."
                + base64(JsonMapper.shared().writeValueAsBytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String challenge(String verifier) {
        return base64(sha256(verifier));
    }

    private static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        var fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
