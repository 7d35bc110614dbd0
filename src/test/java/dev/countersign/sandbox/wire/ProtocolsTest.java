package dev.countersign.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolsTest {
    /** Newer SDKs may turn to another protocol, such as CBOR, without a change in their API. */
    @ParameterizedTest
    @EnumSource(value = AwsService.class, mode = EnumSource.Mode.EXCLUDE, names = "SQS_QUERY")
    void theSdksClientSpeaksTheProtocolThatTheSandboxAnswersIn(AwsService service) throws Exception {
        String expected = switch (service.protocol()) {
            case JSON -> "AWS_JSON";
            case REST_JSON -> "REST_JSON";
            case QUERY -> "QUERY";
            case REST_XML -> "REST_XML";
        };
        try (var wire = new WireFixture(world -> {})) {
            Object client = SdkClients.client(service, wire);
            Field metadata = client.getClass().getDeclaredField("protocolMetadata");
            metadata.setAccessible(true);
            Object value = metadata.get(client);
            assertThat(String.valueOf(
                            value.getClass().getMethod("serviceProtocol").invoke(value)))
                    .isEqualToIgnoringCase(expected.replace("_", "-").replace("AWS-JSON", "json"));
        }
    }
}
