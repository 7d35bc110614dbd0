package dev.countersign.sandbox.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The inline code of our own template, as CloudFormation reads it out of the YAML. */
final class TemplateCode {
    private TemplateCode() {}

    /** @param function the resource's name in the template */
    static String of(String function) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("stacks/codepipeline-approval.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int resource = lines.indexOf("  " + function + ":");
        int start = resource;
        while (!lines.get(start).strip().equals("ZipFile: |")) {
            start++;
        }
        String indent = " ".repeat(lines.get(start).indexOf("ZipFile") + 2);
        var code = new StringBuilder();
        for (String line : lines.subList(start + 1, lines.size())) {
            if (!line.isBlank() && !line.startsWith(indent)) {
                break;
            }
            code.append(line.isBlank() ? "" : line.substring(indent.length())).append('\n');
        }
        // A literal block scalar ends with exactly one line break.
        return code.toString().stripTrailing() + "\n";
    }
}
