package dev.countersign.doctor.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.pipelines.ApprovalAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectSyntaxTest {
    private static final String ID = "4f0d1b7e-2f6f-4c0d-9a3e-b0c2a4f1d7e2";

    @Test
    void anApprovalIsNamedByItsPlaceOrByItsPipelineExecution() {
        assertThat(SubjectSyntax.approval(" release/Approval/ManualApproval "))
                .isEqualTo(new Subject.OfApproval(
                        new ApprovalAddress("release", "Approval", "ManualApproval"), Optional.empty()));
        assertThat(SubjectSyntax.approval("release/" + ID))
                .isEqualTo(new Subject.OfPipelineExecution(Optional.of("release"), ID));
        assertThat(SubjectSyntax.approval(ID)).isEqualTo(new Subject.OfPipelineExecution(Optional.empty(), ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "release", "release/Approval", "a/b/c/d", "a//c"})
    void whatNamesNoApprovalIsAnsweredWithWhatIsWanted(String typed) {
        assertThatThrownBy(() -> SubjectSyntax.approval(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PIPELINE/STAGE/ACTION");
    }

    @Test
    void anObjectIsNamedByItsAddressAndItsVersion() {
        assertThat(SubjectSyntax.object("s3://deliveries/in/order 17.json?versionId=abc.D_1-2"))
                .isEqualTo(new Subject.OfVersion(
                        new ObjectLocation("deliveries", "in/order 17.json"), Optional.of("abc.D_1-2")));
        assertThat(SubjectSyntax.object("s3://deliveries/a%3Fb+c"))
                .isEqualTo(new Subject.OfVersion(new ObjectLocation("deliveries", "a?b+c"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deliveries/key", "s3://deliveries", "s3://deliveries/", "https://deliveries/key"})
    void whatNamesNoObjectIsAnsweredWithWhatIsWanted(String typed) {
        assertThatThrownBy(() -> SubjectSyntax.object(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket/key");
    }
}
