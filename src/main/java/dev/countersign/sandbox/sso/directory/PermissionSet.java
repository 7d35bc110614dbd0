package dev.countersign.sandbox.sso.directory;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What a role allows, named as people see it.
 *
 * @param name the role's name in the portal, for example {@code ReadOnlyAccess}
 * @param description a sentence
 * @param managedPolicies names of policies that AWS manages
 */
public record PermissionSet(String name, String description, List<String> managedPolicies) {
    /** Where IAM Identity Center keeps its roles. */
    public static final String PATH = "/aws-reserved/sso.amazonaws.com/";

    public PermissionSet {
        managedPolicies = List.copyOf(managedPolicies);
    }

    /**
     * The IAM role that stands for this permission set, as AWS names it: the sixteen digits are another number for each account and
     * set. They stay the same from one sandbox to the next, so that policies may name the role.
     */
    public String roleName(String account) {
        return "AWSReservedSSO_" + name + "_" + digits(account + "/" + name) + digits(name + "@" + account);
    }

    private static String digits(String text) {
        var checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
