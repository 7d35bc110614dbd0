package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.iam.mfa.MfaDevice;
import dev.countersign.sandbox.iam.mfa.MfaDevices;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.ResyncMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.ResyncMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/** Virtual MFA devices. There is no picture of their secret to scan: the answer to a creation has the secret as text. */
final class MfaDeviceOperations {
    private static final int MOST = 100;

    private final Account account;
    private final IamAccount entities;
    private final IamArns arns;
    private final CallersOwnUser selves;
    private final MfaDevices devices;

    MfaDeviceOperations(Account account, IamAccount entities, IamArns arns, CallersOwnUser selves, MfaDevices devices) {
        this.account = account;
        this.entities = entities;
        this.arns = arns;
        this.selves = selves;
        this.devices = devices;
    }

    void register(Operations operations) {
        operations.on(
                CreateVirtualMfaDeviceRequest.class,
                Access.on("iam:CreateVirtualMFADevice", r -> serial(r.path(), r.virtualMFADeviceName())),
                (r, caller) -> create(r));
        operations.on(
                DeleteVirtualMfaDeviceRequest.class,
                Access.on("iam:DeleteVirtualMFADevice", DeleteVirtualMfaDeviceRequest::serialNumber),
                (r, caller) -> delete(r));
        operations.on(
                ListVirtualMfaDevicesRequest.class,
                Access.on("iam:ListVirtualMFADevices", r -> account.globalArn("iam", "mfa/")),
                (r, caller) -> listVirtual(r));
        operations.on(
                EnableMfaDeviceRequest.class,
                Access.on("iam:EnableMFADevice", r -> arns.user(r.userName())),
                (r, caller) -> enable(r));
        operations.on(
                ResyncMfaDeviceRequest.class,
                Access.on("iam:ResyncMFADevice", r -> arns.user(r.userName())),
                (r, caller) -> resync(r));
        operations.on(DeactivateMfaDeviceRequest.class, Access.free(), this::deactivate);
        operations.on(ListMfaDevicesRequest.class, Access.free(), this::list);
    }

    private String serial(@Nullable String path, @Nullable String name) {
        return account.globalArn("iam", "mfa" + (path == null ? "/" : path) + name);
    }

    private CreateVirtualMfaDeviceResponse create(CreateVirtualMfaDeviceRequest r) {
        if (r.hasTags()) {
            throw ServiceError.notImplemented("tags of MFA devices");
        }
        String name = String.valueOf(r.virtualMFADeviceName());
        if (!name.matches("[\\w+=,.@-]{1,226}")) {
            throw ServiceError.of(
                    "ValidationError",
                    "1 validation error detected: Value '" + name + "' at 'virtualMFADeviceName' failed to satisfy"
                            + " constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+");
        }
        MfaDevices.Made made = devices.make(serial(r.path(), name));
        return CreateVirtualMfaDeviceResponse.builder()
                .virtualMFADevice(device -> device.serialNumber(made.device().serialNumber())
                        .base32StringSeed(SdkBytes.fromString(made.seed(), StandardCharsets.US_ASCII)))
                .build();
    }

    private DeleteVirtualMfaDeviceResponse delete(DeleteVirtualMfaDeviceRequest r) {
        MfaDevice device = virtual(r.serialNumber());
        if (device.user().isPresent()) {
            throw IamAccount.deleteConflict("MFA VirtualDevice in use. Must deactivate first.");
        }
        devices.remove(device);
        return DeleteVirtualMfaDeviceResponse.builder().build();
    }

    private EnableMfaDeviceResponse enable(EnableMfaDeviceRequest r) {
        IamUser user = entities.user(String.valueOf(r.userName()));
        MfaDevice device = virtual(r.serialNumber());
        if (device.user().isPresent()) {
            throw ServiceError.of("EntityAlreadyExists", 409, "MFA Device is already in use.");
        }
        checkCodes(device, r.authenticationCode1(), r.authenticationCode2());
        device.enable(user.arn(), devices.now());
        return EnableMfaDeviceResponse.builder().build();
    }

    private ResyncMfaDeviceResponse resync(ResyncMfaDeviceRequest r) {
        MfaDevice device = ofUser(entities.user(String.valueOf(r.userName())), r.serialNumber());
        checkCodes(device, r.authenticationCode1(), r.authenticationCode2());
        return ResyncMfaDeviceResponse.builder().build();
    }

    private void checkCodes(MfaDevice device, @Nullable String first, @Nullable String second) {
        if (!device.makes(List.of(String.valueOf(first), String.valueOf(second)), devices.now())) {
            throw ServiceError.of("InvalidAuthenticationCode", 403, "Authentication code for device is not valid.");
        }
    }

    private DeactivateMfaDeviceResponse deactivate(DeactivateMfaDeviceRequest r, Caller caller) {
        IamUser user = selves.user(caller, "iam:DeactivateMFADevice", r.userName());
        ofUser(user, r.serialNumber()).deactivate();
        return DeactivateMfaDeviceResponse.builder().build();
    }

    private ListMfaDevicesResponse list(ListMfaDevicesRequest r, Caller caller) {
        IamUser user = selves.user(caller, "iam:ListMFADevices", r.userName());
        List<MFADevice> all = devices.of(user.arn()).stream()
                .map(device -> MFADevice.builder()
                        .userName(user.name())
                        .serialNumber(device.serialNumber())
                        .enableDate(device.enabled())
                        .build())
                .toList();
        var page = IamArns.page(all, r.marker(), r.maxItems(), MOST);
        return ListMfaDevicesResponse.builder()
                .mfaDevices(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private ListVirtualMfaDevicesResponse listVirtual(ListVirtualMfaDevicesRequest r) {
        AssignmentStatusType wanted = r.assignmentStatus();
        List<VirtualMFADevice> all = devices.all().stream()
                .filter(device -> wanted == null
                        || wanted == AssignmentStatusType.ANY
                        || (wanted == AssignmentStatusType.ASSIGNED)
                                == device.user().isPresent())
                .map(this::describe)
                .toList();
        var page = IamArns.page(all, r.marker(), r.maxItems(), MOST);
        return ListVirtualMfaDevicesResponse.builder()
                .virtualMFADevices(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private VirtualMFADevice describe(MfaDevice device) {
        VirtualMFADevice.Builder builder = VirtualMFADevice.builder().serialNumber(device.serialNumber());
        device.user()
                .flatMap(entities::principal)
                .ifPresent(user -> builder.enableDate(device.enabled())
                        .user(u -> u.userName(user.name())
                                .arn(user.arn())
                                .userId(user.id())
                                .path(user.path())
                                .createDate(user.created())));
        return builder.build();
    }

    private MfaDevice virtual(@Nullable String serialNumber) {
        return devices.find(String.valueOf(serialNumber))
                .orElseThrow(() -> IamAccount.noSuchEntity(
                        "VirtualMFADevice with serial number " + serialNumber + " does not exist."));
    }

    private MfaDevice ofUser(IamUser user, @Nullable String serialNumber) {
        return Optional.ofNullable(serialNumber)
                .flatMap(devices::find)
                .filter(device -> device.user().filter(user.arn()::equals).isPresent())
                .orElseThrow(() -> IamAccount.noSuchEntity("MFA Device invalid for user."));
    }
}
