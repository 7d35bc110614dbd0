package dev.countersign.sandbox.s3.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class ChecksumTest {
    private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "CRC32, cbf43926",
        "CRC32_C, e3069283",
        "CRC64_NVME, ae8b14860a799888",
        "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441"
    })
    void eachAlgorithmGivesItsPublishedCheckValue(ChecksumAlgorithm algorithm, String hex) {
        String expected = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));

        assertThat(Checksum.of(algorithm, CHECK).value()).isEqualTo(expected);
    }

    @Test
    void aWrongChecksumOfTheSenderIsRefused() {
        var request = PutObjectRequest.builder().checksumCRC32("AAAAAA==").build();

        assertThatThrownBy(() -> Checksum.ofBody(request, CHECK))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.code()).isEqualTo("BadDigest"));
    }

    @Test
    void theAnswerCarriesTheChecksumOfTheKindThatWasAskedFor() {
        var request = PutObjectRequest.builder()
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .build();

        var answer =
                Checksum.ofBody(request, CHECK).on(PutObjectResponse.builder()).build();

        assertThat(answer.checksumSHA256()).isNotEmpty();
        assertThat(answer.checksumCRC32()).isNull();
    }
}
