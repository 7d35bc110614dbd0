package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.CallerIdentity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofsTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::1:user/a, arn:aws:iam::1:user/a, true",
        "arn:aws:iam::1:user/a, arn:aws:iam::1:user/b, false",
        "arn:aws:iam::1:user/a, arn:aws:iam::2:user/a, false",
        "arn:aws:sts::1:assumed-role/R/one, arn:aws:sts::1:assumed-role/R/two, true",
        "arn:aws:sts::1:assumed-role/R/one, arn:aws:sts::1:assumed-role/S/one, false",
        "arn:aws:sts::1:assumed-role/AWSReservedSSO_R_1/jo, arn:aws:sts::1:assumed-role/AWSReservedSSO_R_1/al, false",
        "arn:aws:sts::1:assumed-role/AWSReservedSSO_R_1/jo, arn:aws:sts::1:assumed-role/AWSReservedSSO_R_1/jo, true",
    })
    void aSessionStaysWithItsAccountItsRoleAndItsPerson(String one, String other, boolean same) {
        assertThat(Proofs.isSame(new CallerIdentity("1", one), new CallerIdentity("1", other)))
                .isEqualTo(same);
    }
}
