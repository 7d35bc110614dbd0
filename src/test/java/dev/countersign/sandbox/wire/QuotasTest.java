package dev.countersign.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-15T09:00:00Z"));
    private final Quotas quotas = new Quotas(now::get, Duration.ZERO);

    @Test
    void theSixthCallOfAnOperationOfCodePipelineWithinASecondIsOneTooMany() {
        for (int i = 0; i < 5; i++) {
            quotas.arrives("codepipeline:GetPipelineState");
        }

        assertThatThrownBy(() -> quotas.arrives("codepipeline:GetPipelineState"))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.code()).isEqualTo("ThrottlingException"));
        assertThatCode(() -> quotas.arrives("codepipeline:GetPipeline")).doesNotThrowAnyException();
    }

    @Test
    void theBucketFillsAgainAtItsPace() {
        for (int i = 0; i < 100; i++) {
            quotas.arrives("states:ListExecutions");
        }
        now.updateAndGet(instant -> instant.plusMillis(500));

        quotas.arrives("states:ListExecutions");
        assertThatThrownBy(() -> quotas.arrives("states:ListExecutions")).isInstanceOf(ServiceError.class);
    }

    @Test
    void whatHasNoQuotaIsNeverRefused() {
        for (int i = 0; i < 1000; i++) {
            quotas.arrives("s3:HeadObject");
        }
    }
}
