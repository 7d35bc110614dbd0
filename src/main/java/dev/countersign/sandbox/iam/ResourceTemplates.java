package dev.countersign.sandbox.iam;

import java.util.List;
import java.util.Locale;

/**
 * What a simulation over several resources calls them all together: an ARN with variables, for example {@code
 * arn:aws:s3:::${BucketName}/${KeyName}}, as AWS does. The decisions on each are to be read from the resource-specific results.
 */
final class ResourceTemplates {
    private ResourceTemplates() {}

    static String of(List<String> resources) {
        String first = resources.getFirst();
        String[] parts = first.split(":", 6);
        if (parts.length < 6 || resources.stream().anyMatch(other -> !sameService(parts, other))) {
            return "*";
        }
        String service = parts[2];
        if (service.equals("s3")) {
            return "arn:aws:s3:::${BucketName}" + (parts[5].contains("/") ? "/${KeyName}" : "");
        }
        return "arn:aws:" + service + ":" + (parts[3].isEmpty() ? "" : "${Region}") + ":"
                + (parts[4].isEmpty() ? "" : "${Account}") + ":" + kind(parts[5]);
    }

    private static boolean sameService(String[] parts, String arn) {
        String[] others = arn.split(":", 6);
        return others.length == 6 && others[2].equals(parts[2]);
    }

    /** {@code stateMachine:Orders} to {@code stateMachine:${StateMachineName}}. */
    private static String kind(String resource) {
        int end = resource.split("[:/]", 2)[0].length();
        if (end == resource.length()) {
            return "${ResourceName}";
        }
        String kind = resource.substring(0, end);
        String name = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "Name";
        return kind + resource.charAt(end) + "${" + name + "}";
    }
}
