package dev.countersign.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.api.IssuedSecrets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchIssuedSecretsTest {
    /** Made for this test: the build's own search must not know them. */
    private static final Random RANDOM = new Random();

    private static final String KEY = secret(30);
    private static final String TOKEN = "AAAAKgAAAAIAAAAAAAAAAAAAAAA" + secret(450);
    private static final String OTHER = "AAAAKgAAAAIAAAAAAAAAAAAAAAA" + secret(450);

    @TempDir
    Path folder;

    private Path issued;
    private Path target;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void issue() throws IOException {
        issued = folder.resolve("issued");
        target = Files.createDirectories(folder.resolve("target/reports"));
        IssuedSecrets noted = IssuedSecrets.in(issued);
        noted.noted("secret access key", KEY);
        noted.noted("task token", TOKEN);
        noted.noted("task token", OTHER);
    }

    static Stream<byte[]> forms() throws IOException {
        return Stream.of(
                plain("<system-out>secret " + KEY + "</system-out>"),
                plain("cut in the middle: " + TOKEN.substring(145, 200)),
                plain("its beginning " + TOKEN.substring(0, 80) + "…"),
                plain("url?key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8) + "&x=1"),
                plain("{\"key\": \"" + KEY.replace("/", "\\/") + "\"}"),
                plain(base64("ann:" + KEY)),
                plain(base64("a:" + KEY + " and more")),
                plain(base64("a" + KEY)),
                plain(Base64.getUrlEncoder().encodeToString(plain(KEY))),
                KEY.getBytes(StandardCharsets.UTF_16LE),
                ("x" + KEY).getBytes(StandardCharsets.UTF_16),
                gzip(plain("log " + KEY)),
                zip("a.txt", zip("b.txt", plain("deep " + TOKEN))),
                zip("c.gz", gzip(plain(KEY))),
                png("tEXt", plain("Comment\0" + KEY)),
                png("zTXt", concat(plain("Comment\0\0"), deflate(plain("of the session " + KEY)))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aPlantedSecretFailsTheBuildInWhateverForm(byte[] planted) throws IOException {
        Files.write(target.resolve("planted"), planted);

        assertThat(run()).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("1 places have one", "reports/planted")
                .doesNotContain(KEY, TOKEN);
        assertThat(issued).doesNotExist();
    }

    @Test
    void whatSecretsShareAndWhatLooksAlikeIsNoHit() throws IOException {
        Files.writeString(target.resolve("log"), "AAAAKgAAAAIAAAAAAAAAAAAAAAA (removed) " + secret(30) + secret(500));
        Files.write(target.resolve("packed.zip"), zip("a", plain(secret(400))));

        assertThat(run()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("1 × secret access key, 2 × task token", "searched 2 files", "none is there");
        assertThat(issued).doesNotExist();
    }

    @Test
    void withoutAnySecretNothingIsProved() throws IOException {
        issued = folder.resolve("nowhere");

        assertThat(run()).isEqualTo(1);
    }

    private int run() throws IOException {
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return SearchIssuedSecrets.run(issued, folder.resolve("target"), out);
        }
    }

    private static String secret(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private static byte[] plain(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(plain(text));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] png(String type, byte[] data) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.writeInt(data.length);
        out.write(plain(type));
        out.write(data);
        out.writeInt(0);
        out.writeInt(0);
        out.write(plain("IEND"));
        out.writeInt(0);
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
