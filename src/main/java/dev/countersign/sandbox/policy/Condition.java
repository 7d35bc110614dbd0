package dev.countersign.sandbox.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One test of a statement's {@code Condition} block: an operator, a condition key and the values it is compared with.
 *
 * @param operator without quantifier and {@code IfExists}, for example {@code StringEquals}
 * @param ifExists if a missing key counts as a match
 * @param forAllValues if the operator had {@code ForAllValues:}, which is true of a missing key
 */
record Condition(String operator, boolean ifExists, boolean forAllValues, String key, List<String> values) {
    private static final Set<String> UNDECIDED =
            Set.of("IpAddress", "NotIpAddress", "BinaryEquals", "NumericNotEquals", "DateNotEquals");

    Condition {
        values = List.copyOf(values);
    }

    /** Takes apart an operator as it stands in a policy, for example {@code ForAnyValue:StringLikeIfExists}. */
    static Condition of(String written, String key, List<String> values) {
        String operator = written;
        boolean forAll = operator.startsWith("ForAllValues:");
        operator = operator.replaceFirst("^For(All|Any)Values?:", "");
        boolean ifExists = operator.endsWith("IfExists");
        operator = ifExists ? operator.substring(0, operator.length() - "IfExists".length()) : operator;
        if (comparison(operator) == null && !operator.equals("Null") && !UNDECIDED.contains(operator)) {
            throw new MalformedPolicyException("Invalid Condition type : " + written + ".");
        }
        return new Condition(operator, ifExists, forAll, key, values);
    }

    /**
     * If the condition holds.
     *
     * @param unknown what to say where the sandbox cannot decide: no for an Allow, yes for a Deny
     */
    boolean holds(Question question, boolean unknown) {
        Optional<String> actual = question.value(key);
        if (operator.equals("Null")) {
            return values.stream().anyMatch(value -> Boolean.parseBoolean(value) == actual.isEmpty());
        }
        BiPredicate<String, String> test = comparison(operator);
        if (test == null) {
            return unknown;
        }
        boolean negated = operator.contains("Not");
        if (actual.isEmpty()) {
            return ifExists || forAllValues || negated;
        }
        boolean any = values.stream()
                .anyMatch(value -> question.resolve(value)
                        .filter(expected -> test.test(expected, actual.get()))
                        .isPresent());
        return negated != any;
    }

    /** The comparison of (policy's value, actual value), without negation; null for an operator that is none of ours. */
    private static @Nullable BiPredicate<String, String> comparison(String operator) {
        return switch (operator) {
            case "StringEquals", "StringNotEquals" -> String::equals;
            case "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase" -> String::equalsIgnoreCase;
            case "StringLike", "StringNotLike" -> Glob::matches;
            case "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike" -> Glob::matchesArn;
            case "Bool" ->
                (expected, actual) -> expected.toLowerCase(Locale.ROOT).equals(actual.toLowerCase(Locale.ROOT));
            case "NumericEquals" -> (expected, actual) -> numbers(expected, actual, 0, 0);
            case "NumericLessThan" -> (expected, actual) -> numbers(expected, actual, -1, -1);
            case "NumericLessThanEquals" -> (expected, actual) -> numbers(expected, actual, -1, 0);
            case "NumericGreaterThan" -> (expected, actual) -> numbers(expected, actual, 1, 1);
            case "NumericGreaterThanEquals" -> (expected, actual) -> numbers(expected, actual, 0, 1);
            case "DateEquals" -> (expected, actual) -> dates(expected, actual, 0, 0);
            case "DateLessThan" -> (expected, actual) -> dates(expected, actual, -1, -1);
            case "DateLessThanEquals" -> (expected, actual) -> dates(expected, actual, -1, 0);
            case "DateGreaterThan" -> (expected, actual) -> dates(expected, actual, 1, 1);
            case "DateGreaterThanEquals" -> (expected, actual) -> dates(expected, actual, 0, 1);
            default -> null;
        };
    }

    private static boolean numbers(String expected, String actual, int from, int to) {
        try {
            return within(new BigDecimal(actual).compareTo(new BigDecimal(expected)), from, to);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean dates(String expected, String actual, int from, int to) {
        try {
            return within(Instant.parse(actual).compareTo(Instant.parse(expected)), from, to);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean within(int comparison, int from, int to) {
        int sign = Integer.signum(comparison);
        return sign >= from && sign <= to;
    }
}
