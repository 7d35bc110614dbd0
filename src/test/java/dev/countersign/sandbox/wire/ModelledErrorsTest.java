package dev.countersign.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.wire.codec.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** An error with the code that AWS has on the wire arrives at the client as the exception class that the SDK has for it. */
class ModelledErrorsTest {
    private static final String MESSAGE = "It does not <work> & \"why\" é";

    /** How the class names of the SDK become codes: as they are, or without what the SDK added. */
    private static List<String> candidates(String className) {
        String cut = className.replaceFirst("Exception$", "");
        return List.of(className, cut, cut + "Fault", cut + "Error");
    }

    /** Exceptions whose code on the wire is another word: {@code ParameterValueInvalid}, {@code KMSDisabledException}. */
    private static final Pattern OTHER_WORDS = Pattern.compile(
            "(Kms|Ec2|Eni|Efs).*|InvalidSecurityGroupId.*|InvalidSubnetId.*|SubnetIpAddressLimitReached.*|JwtPayloadSize.*"
                    + "|CustomKeyStoreHas.*|Idp.*|InvalidParameterValue.*|CfnRegistry.*|OperationStatusCheckFailed.*|ServiceNotSupported.*"
                    + "|CredentialReport.*|DuplicateSshPublicKey.*|ChannelExists.*|\\w+ArnInvalid.*|NoManagementAccountSlr.*"
                    + "|ResourceArnNotValid.*|InsufficientIam.*|MissingRequiredParameter.*|Dashboard.*");

    @ParameterizedTest
    @EnumSource(value = AwsService.class, mode = EnumSource.Mode.EXCLUDE, names = "SQS_QUERY")
    void everyModelledExceptionArrivesTyped(AwsService service) throws Exception {
        SdkOperation operation = SdkClients.operationsOf(service).stream()
                .filter(o -> !o.streamsIn() && !o.streamsOut() && o.name().matches("(List|Describe|Get).*"))
                .findFirst()
                .orElseGet(() -> SdkClients.operationsOf(service).getFirst());
        var code = new AtomicReference<String>();
        List<String> untyped = new ArrayList<>();
        try (var wire = new WireFixture(world -> world.operations()
                .onStream(operation.request(), Access.free(), (request, caller, body) -> {
                    throw ServiceError.of(code.get(), MESSAGE);
                }))) {
            Object client = SdkClients.client(service, wire);
            SdkPojo request = new RandomModel(1, f -> false).fill(Model.builder(operation.request()));
            for (Class<?> exception : exceptionsOf(service)) {
                boolean typed = candidates(exception.getSimpleName()).stream().anyMatch(candidate -> {
                    code.set(candidate);
                    return exception.isInstance(thrown(operation, client, request));
                });
                if (!typed && !OTHER_WORDS.matcher(exception.getSimpleName()).matches()) {
                    untyped.add(exception.getSimpleName());
                }
            }
        }
        assertThat(untyped).isEmpty();
    }

    private static Throwable thrown(SdkOperation operation, Object client, SdkPojo request) {
        try {
            operation.call(client, request);
            throw new AssertionError("nothing thrown");
        } catch (AwsServiceException e) {
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(MESSAGE);
            return e;
        } catch (Throwable e) {
            throw new AssertionError(operation.name(), e);
        }
    }

    private static List<Class<?>> exceptionsOf(AwsService service) throws IOException, ReflectiveOperationException {
        Class<?> client = SdkClients.typeOf(service);
        List<Class<?>> exceptions = new ArrayList<>();
        Path jar = Path.of(
                client.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (var entries = new JarFile(jar.toFile())) {
            for (String name : entries.stream().map(Object::toString).toList()) {
                if (name.matches(".*/model/\\w+Exception\\.class")) {
                    Class<?> type = Class.forName(name.replace(".class", "").replace('/', '.'));
                    boolean base = type.getSuperclass() == AwsServiceException.class;
                    if (AwsServiceException.class.isAssignableFrom(type) && !base) {
                        exceptions.add(type);
                    }
                }
            }
        }
        return exceptions;
    }
}
