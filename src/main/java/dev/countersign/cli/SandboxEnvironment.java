package dev.countersign.cli;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.Persona;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines by which a shell, or another window of ours, joins a running sandbox: {@code set -a; . FILE; set +a}. */
final class SandboxEnvironment {
    private SandboxEnvironment() {}

    static List<String> lines(Sandbox sandbox) {
        List<String> lines = new ArrayList<>();
        lines.add("AWS_ENDPOINT_URL=" + sandbox.endpoint());
        lines.add("AWS_REGION=" + sandbox.region());
        lines.add("AWS_DEFAULT_REGION=" + sandbox.region());
        lines.addAll(keys("", sandbox.credentials(Persona.ADMINISTRATOR)));
        lines.add("COUNTERSIGN_SSO_START_URL=" + sandbox.startUrl());
        lines.addAll(keys("COUNTERSIGN_APPROVER_", sandbox.credentials(Persona.APPROVER)));
        lines.addAll(keys("COUNTERSIGN_VIEWER_", sandbox.credentials(Persona.VIEWER)));
        return lines;
    }

    /** Calls in the administrator's name. */
    static AwsConnection administrator(Sandbox sandbox) {
        Credentials keys = sandbox.credentials(Persona.ADMINISTRATOR);
        return new AwsConnection(
                sandbox.region(),
                Optional.of(sandbox.endpoint()),
                new AccessKeys(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
    }

    private static List<String> keys(String prefix, Credentials keys) {
        return List.of(
                prefix + "AWS_ACCESS_KEY_ID=" + keys.accessKeyId(),
                prefix + "AWS_SECRET_ACCESS_KEY=" + keys.secretAccessKey());
    }

    /** Writes a file that only its owner can read, in one step: a half-written one is never seen. */
    static void write(Path file, List<String> lines) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new FileAlreadyExistsException("it is a folder");
        }
        boolean posix = Files.getFileStore(target.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(target.getParent(), ".countersign", ".env", ownerOnly);
        try {
            Files.write(draft, lines, StandardCharsets.UTF_8);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
