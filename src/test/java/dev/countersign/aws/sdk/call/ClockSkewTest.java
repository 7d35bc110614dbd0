package dev.countersign.aws.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkGlobalTime;

/** An STS whose clock is twelve minutes ahead of this machine's, and which tolerates five. */
class ClockSkewTest {
    private static final DateTimeFormatter SIGNED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Duration AHEAD = Duration.ofMinutes(12);

    private ServerSocket server;
    private volatile boolean stubborn;
    private volatile int refusals;

    @BeforeEach
    void start() throws IOException {
        forgetWhatWasLearnt();
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        forgetWhatWasLearnt();
    }

    /** The SDK keeps the difference of the clocks for all clients of a JVM. */
    private static void forgetWhatWasLearnt() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @Test
    void aWrongClockIsCorrectedByTheAnswersDate() {
        try (Gateways gateways = gateways()) {
            assertThat(gateways.identity().whoAmI().account()).isEqualTo("111122223333");

            assertThat(refusals).isEqualTo(1);
            assertThat(Duration.between(Instant.now(), gateways.clock().instant()))
                    .isBetween(AHEAD.minusSeconds(5), AHEAD.plusSeconds(5));
        }
    }

    @Test
    void aClockThatCannotBeCorrectedIsToldWithTheDifference() {
        stubborn = true;

        AwsFailure failure = catchThrowableOfType(AwsFailure.class, () -> {
            try (Gateways gateways = gateways()) {
                gateways.identity().whoAmI();
            }
        });

        assertThat(failure.sentence())
                .isEqualTo("The clock of this machine is 12 minutes behind AWS's, so that AWS does not accept its"
                        + " signatures.");
        assertThat(failure.wayOn()).contains("Set the clock");
        assertThat(failure.is(Kind.CREDENTIALS_REJECTED)).isTrue();
    }

    private Gateways gateways() {
        return SdkGateways.connect(new AwsConnection(
                "eu-west-1",
                Optional.of(URI.create("http://127.0.0.1:" + server.getLocalPort())),
                new AccessKeys("AKIAEXAMPLE", "secret", Optional.empty())));
    }

    /** By hand, because the JDK's server dates its answers itself. */
    private void serve() {
        while (true) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        int length = 0;
        Instant signed = Instant.EPOCH;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String lower = line.toLowerCase(Locale.ROOT);
            String value = line.substring(line.indexOf(':') + 1).strip();
            length = lower.startsWith("content-length:") ? Integer.parseInt(value) : length;
            signed = lower.startsWith("x-amz-date:")
                    ? LocalDateTime.parse(value, SIGNED).toInstant(ZoneOffset.UTC)
                    : signed;
        }
        in.skip(length);
        Instant now = Instant.now().plus(AHEAD);
        boolean refused = stubborn || Duration.between(signed, now).abs().compareTo(Duration.ofMinutes(5)) > 0;
        refusals += refused ? 1 : 0;
        String body = refused ? REFUSAL : IDENTITY;
        String head =
                "HTTP/1.1 %s\r\nDate: %s\r\nContent-Type: text/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(
                                refused ? "403 Forbidden" : "200 OK",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        ZonedDateTime.ofInstant(now, ZoneOffset.UTC)),
                                body.length());
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static final String REFUSAL = """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
            <Code>SignatureDoesNotMatch</Code><Message>Signature expired: 20260115T090000Z is now earlier than \
            20260115T090700Z (20260115T091200Z - 5 min.)</Message></Error><RequestId>r</RequestId></ErrorResponse>""";

    private static final String IDENTITY = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:iam::111122223333:user/x</Arn><UserId>AIDA</UserId><Account>111122223333</Account>
            </GetCallerIdentityResult></GetCallerIdentityResponse>""";
}
