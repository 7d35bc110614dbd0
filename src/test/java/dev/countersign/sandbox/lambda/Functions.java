package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.testing.ForeignTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

/** Makes functions with roles in a test's sandbox. */
final class Functions {
    static final String ROLE = "arn:aws:iam::111122223333:role/Worker";

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
             "Action":"sts:AssumeRole"}]}""";

    /** The python3 that functions run on. Skips the test (fails in CI) where there is none. */
    static Optional<Path> python() {
        Optional<Path> found = Python.ofThisMachine();
        return found.isPresent() ? found : ForeignTool.missing("python3");
    }

    private final IamClient iam;
    private final LambdaClient lambda;

    Functions(RunningSandbox sandbox) {
        iam = sandbox.client(IamClient.builder());
        lambda = sandbox.client(LambdaClient.builder());
    }

    /** The role Worker, which may do {@code actions} with everything. */
    void role(String... actions) {
        iam.createRole(r -> r.roleName("Worker").assumeRolePolicyDocument(TRUST));
        allow(actions);
    }

    void allow(String... actions) {
        String document = "{\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\",\"Action\":[\""
                + String.join("\",\"", actions) + "\"]}]}";
        iam.putRolePolicy(r -> r.roleName("Worker").policyName("work").policyDocument(document));
    }

    /** A Python function of that role, whose code is one file. */
    void create(String name, String code, Consumer<CreateFunctionRequest.Builder> more) {
        lambda.createFunction(r -> {
            r.functionName(name)
                    .runtime("python3.13")
                    .handler("index.handler")
                    .role(ROLE)
                    .code(c -> c.zipFile(SdkBytes.fromByteArray(zip(code))));
            more.accept(r);
        });
    }

    void create(String name, String code) {
        create(name, code, r -> {});
    }

    static byte[] zip(String code) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.py"));
            zip.write(code.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
