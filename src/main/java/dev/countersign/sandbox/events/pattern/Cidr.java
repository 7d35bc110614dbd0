package dev.countersign.sandbox.events.pattern;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of IPv4 or IPv6 addresses, for example {@code 10.0.0.0/8}. */
record Cidr(int bits, BigInteger network, int prefixLength) {
    private static final int V4 = 32;
    private static final int V6 = 128;
    private static final Pattern OCTET = Pattern.compile("\\d{1,3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private record Address(int bits, BigInteger number) {}

    static Cidr parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new InvalidPattern("Malformed CIDR, one '/' required");
        }
        Address address =
                address(parts[0]).orElseThrow(() -> new InvalidPattern("Nonstandard IP address: " + parts[0]));
        if (!OCTET.matcher(parts[1]).matches()) {
            throw new InvalidPattern("Malformed CIDR, mask bits must be an integer");
        }
        int length = Integer.parseInt(parts[1]);
        if (length > address.bits()) {
            throw new InvalidPattern(
                    "IPv" + (address.bits() == V4 ? "4 mask bits must be < 32" : "6 mask bits must be < 128"));
        }
        int rest = address.bits() - length;
        return new Cidr(address.bits(), address.number().shiftRight(rest), length);
    }

    boolean contains(String text) {
        return address(text)
                .filter(address -> address.bits() == bits)
                .map(address -> address.number().shiftRight(bits - prefixLength).equals(network))
                .orElse(false);
    }

    private static Optional<Address> address(String text) {
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    private static Optional<Address> v4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4
                || !Arrays.stream(octets).allMatch(o -> OCTET.matcher(o).matches() && Integer.parseInt(o) < 256)) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (String octet : octets) {
            number = number.shiftLeft(8).or(new BigInteger(octet));
        }
        return Optional.of(new Address(V4, number));
    }

    private static Optional<Address> v6(String text) {
        int gap = text.indexOf("::");
        String[] left = groups(gap < 0 ? text : text.substring(0, gap));
        String[] right = groups(gap < 0 ? "" : text.substring(gap + 2));
        int missing = 8 - left.length - right.length;
        boolean fits = gap < 0 ? missing == 0 : missing > 0;
        if (!fits || !hexadecimal(left) || !hexadecimal(right)) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (String group : left) {
            number = number.shiftLeft(16).or(new BigInteger(group, 16));
        }
        number = number.shiftLeft(16 * missing);
        for (String group : right) {
            number = number.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return Optional.of(new Address(V6, number));
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static boolean hexadecimal(String[] groups) {
        return Arrays.stream(groups).allMatch(group -> GROUP.matcher(group).matches());
    }
}
