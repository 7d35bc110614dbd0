package dev.countersign.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.Authenticator;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidAuthenticationCodeException;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

final class MfaDevicesTest {
    private static final String SERIAL = "arn:aws:iam::111122223333:mfa/approver";

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private IamClient iam;

    @BeforeEach
    void connect() {
        iam = sandbox.client(IamClient.builder());
    }

    @Test
    void aDeviceIsEnabledWithTwoCodesInARow() {
        var made = iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("approver"));
        assertThat(made.virtualMFADevice().serialNumber()).isEqualTo(SERIAL);
        assertThat(made.virtualMFADevice().base32StringSeed().asUtf8String()).matches("[A-Z2-7]{64}");
        var phone = new Authenticator(made.virtualMFADevice());
        assertThat(iam.listMFADevices(r -> r.userName("approver")).mfaDevices()).isEmpty();

        assertThatThrownBy(() -> enable(phone.code(0), phone.code(0)))
                .isInstanceOf(InvalidAuthenticationCodeException.class)
                .hasMessageContaining("Authentication code for device is not valid.");
        enable(phone.code(-1), phone.code(0));

        ListMfaDevicesResponse devices = iam.listMFADevices(r -> r.userName("approver"));
        assertThat(devices.mfaDevices()).extracting(MFADevice::serialNumber).containsExactly(SERIAL);
        assertThatThrownBy(() -> enable(phone.code(0), phone.code(1))).isInstanceOf(EntityAlreadyExistsException.class);
    }

    @Test
    void aUserSeesItsOwnDevicesWhenItsPoliciesSaySo() {
        Authenticator.of(sandbox, Persona.ADMINISTRATOR);

        assertThat(iam.listMFADevices().mfaDevices())
                .extracting(MFADevice::userName)
                .containsExactly("administrator");
        IamClient viewers = sandbox.client(IamClient.builder(), Persona.VIEWER);
        assertThatThrownBy(viewers::listMFADevices)
                .isInstanceOf(IamException.class)
                .hasMessageContaining("iam:ListMFADevices");
    }

    @Test
    void aDeviceGoesOnlyAfterItIsDeactivatedAndAUserOnlyAfterItsDevice() {
        Authenticator phone = Authenticator.of(sandbox, Persona.APPROVER);
        assertThat(virtual(AssignmentStatusType.ASSIGNED)).isEqualTo(1);
        assertThatThrownBy(() -> iam.deleteVirtualMFADevice(r -> r.serialNumber(SERIAL)))
                .isInstanceOf(DeleteConflictException.class)
                .hasMessageContaining("Must deactivate first");

        iam.resyncMFADevice(r -> r.userName("approver")
                .serialNumber(SERIAL)
                .authenticationCode1(phone.code(0))
                .authenticationCode2(phone.code(1)));
        iam.deactivateMFADevice(r -> r.userName("approver").serialNumber(SERIAL));
        assertThat(virtual(AssignmentStatusType.ASSIGNED)).isZero();
        assertThat(virtual(AssignmentStatusType.UNASSIGNED)).isEqualTo(1);
        assertThatThrownBy(() ->
                        iam.deactivateMFADevice(r -> r.userName("approver").serialNumber(SERIAL)))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("MFA Device invalid for user.");

        iam.deleteVirtualMFADevice(r -> r.serialNumber(SERIAL));
        assertThat(virtual(AssignmentStatusType.ANY)).isZero();
        assertThatThrownBy(() -> enable("000000", "000000")).isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void aUserWithADeviceCannotBeDeleted() {
        iam.createUser(r -> r.userName("guest"));
        var phone = new Authenticator(
                iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("guest")).virtualMFADevice());
        iam.enableMFADevice(r -> r.userName("guest")
                .serialNumber(phone.serialNumber())
                .authenticationCode1(phone.code(-1))
                .authenticationCode2(phone.code(0)));

        assertThatThrownBy(() -> iam.deleteUser(r -> r.userName("guest")))
                .isInstanceOf(DeleteConflictException.class)
                .hasMessageContaining("must delete MFA device first");
    }

    @Test
    void namesOfDevicesAreUnique() {
        iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("phone"));

        assertThatThrownBy(() -> iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("phone")))
                .isInstanceOf(EntityAlreadyExistsException.class)
                .hasMessageContaining("MFADevice entity at the same path and name already exists.");
        assertThatThrownBy(() -> iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("a phone")))
                .isInstanceOf(IamException.class)
                .hasMessageContaining("virtualMFADeviceName");
    }

    private int virtual(AssignmentStatusType status) {
        return iam.listVirtualMFADevices(r -> r.assignmentStatus(status))
                .virtualMFADevices()
                .size();
    }

    private void enable(String first, String second) {
        iam.enableMFADevice(r -> r.userName("approver")
                .serialNumber(SERIAL)
                .authenticationCode1(first)
                .authenticationCode2(second));
    }
}
