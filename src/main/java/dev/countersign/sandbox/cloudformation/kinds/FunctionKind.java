package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import dev.countersign.sandbox.cloudformation.resource.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** {@code AWS::Lambda::Function}; code written into the template becomes a zip file with one module named {@code index}. */
final class FunctionKind implements ResourceKind {
    /** What a property goes back to when an update leaves it out. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "Description",
            "",
            "MemorySize",
            128,
            "Timeout",
            3,
            "Environment",
            Map.of("Variables", Map.of()),
            "Layers",
            List.of());

    private static final Schema SCHEMA = Schema.of("AWS::Lambda::Function", List.of("Code", "Role"))
            .named("FunctionName")
            .optional("Description", "Handler", "Runtime", "MemorySize", "Timeout", "Environment", "LoggingConfig")
            .optional("Architectures", "DeadLetterConfig", "EphemeralStorage", "Layers", "PackageType", "Tags")
            .optional("KmsKeyArn", "TracingConfig", "VpcConfig", "SnapStart", "FileSystemConfigs")
            .replacing("PackageType")
            .unsupported("CodeSigningConfigArn", "ImageConfig", "RecursiveLoop")
            .unsupported("ReservedConcurrentExecutions", "RuntimeManagementConfig")
            .attributes("Arn");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("FunctionName").orElseGet(() -> provision.generatedName(64));
        Properties code = wanted.object("Code");
        FunctionCode.Builder functionCode = Shapes.fill(FunctionCode.builder(), code.without("ZipFile"), "#/Code");
        code.text("ZipFile").ifPresent(source -> functionCode.zipFile(InlineCode.zip(source, wanted)));
        CreateFunctionRequest.Builder request =
                Shapes.fill(CreateFunctionRequest.builder(), wanted.without("Code", "FunctionName", "Tags"), "#");
        request.functionName(name).code(functionCode.build());
        if (wanted.has("Tags")) {
            request.tags(wanted.tags());
        }
        String arn =
                provision.call(request.build(), CreateFunctionResponse.class).functionArn();
        provision.created(name);
        return Live.of(name, Map.of("Arn", arn));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        String name = live.physicalId();
        boolean languageChanged =
                was.differs(wanted, "Runtime") && wanted.object("Code").has("ZipFile");
        if (was.differs(wanted, "Code", "Architectures") || languageChanged) {
            updateCode(provision, name, wanted);
        }
        Map<String, Object> configuration =
                wanted.without("Code", "FunctionName", "Tags", "PackageType", "Architectures");
        if (was.differs(wanted, configuration.keySet().toArray(String[]::new))
                || was.differs(wanted, DEFAULTS.keySet().toArray(String[]::new))) {
            DEFAULTS.forEach((property, value) -> {
                if (was.has(property)) {
                    configuration.putIfAbsent(property, value);
                }
            });
            provision.call(Shapes.fill(UpdateFunctionConfigurationRequest.builder(), configuration, "#")
                    .functionName(name)
                    .build());
        }
        retag(provision, live.attribute("Arn"), was, wanted);
        return live;
    }

    private static void updateCode(Provision provision, String name, Properties wanted) {
        Properties code = wanted.object("Code");
        var request = Shapes.fill(UpdateFunctionCodeRequest.builder(), code.without("ZipFile"), "#/Code")
                .functionName(name);
        code.text("ZipFile").ifPresent(source -> request.zipFile(InlineCode.zip(source, wanted)));
        if (wanted.has("Architectures")) {
            request.architecturesWithStrings(wanted.texts("Architectures"));
        }
        provision.call(request.build());
    }

    private static void retag(Provision provision, String arn, Properties was, Properties wanted) {
        if (!was.differs(wanted, "Tags")) {
            return;
        }
        List<String> left = new ArrayList<>(was.tags().keySet());
        left.removeAll(wanted.tags().keySet());
        if (!left.isEmpty()) {
            provision.call(
                    UntagResourceRequest.builder().resource(arn).tagKeys(left).build());
        }
        if (!wanted.tags().isEmpty()) {
            provision.call(TagResourceRequest.builder()
                    .resource(arn)
                    .tags(wanted.tags())
                    .build());
        }
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                DeleteFunctionRequest.builder().functionName(live.physicalId()).build(),
                Set.of("ResourceNotFoundException"));
    }
}
