package dev.countersign.stack.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A template to deploy.
 *
 * @param name the file's name; also under which the form's input is remembered
 * @param file where it was opened from; absent for the bundled one and for one read from a stack
 */
public record StackTemplate(String name, String text, Optional<Path> file) {
    /** CloudFormation's limit for a template that is sent along with the call, in bytes of UTF-8. */
    public static final int MAX_BYTES = 51_200;

    private static final String BUNDLED = "codepipeline-approval.yaml";

    /** The approval flow that comes with this program. */
    public static StackTemplate bundled() {
        try (InputStream in = StackTemplate.class.getResourceAsStream("/dev/countersign/stacks/" + BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException(BUNDLED + " is missing from this program");
            }
            return new StackTemplate(BUNDLED, new String(in.readAllBytes(), StandardCharsets.UTF_8), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a file.
     *
     * @throws UnusableTemplate when it cannot be read, is no text, or is longer than CloudFormation takes
     */
    public static StackTemplate open(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            String text = Files.readString(file);
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                throw new UnusableTemplate(name + " has " + bytes + " bytes; CloudFormation takes at most " + MAX_BYTES
                        + " without an upload to S3.");
            }
            return new StackTemplate(name, text, Optional.of(file));
        } catch (MalformedInputException e) {
            throw new UnusableTemplate(name + " is not a text file in UTF-8.");
        } catch (IOException e) {
            throw new UnusableTemplate(name + " could not be read: " + e.getMessage());
        }
    }

    /** Whether this is word for word our own template; the code in another one deserves a question before it runs. */
    public boolean isBundled() {
        return text.equals(bundled().text());
    }

    /** A file that is no template we can send. The message is a sentence for the user. */
    public static final class UnusableTemplate extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableTemplate(String sentence) {
            super(sentence);
        }
    }
}
