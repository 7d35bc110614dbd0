package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Account;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How requests name a function: by its name, its ARN, or the end of its ARN, each with a qualifier behind it or not.
 *
 * @param qualifier for example {@code $LATEST}
 */
record FunctionName(String name, Optional<String> qualifier) {
    static final String LATEST = "$LATEST";

    private static final Pattern FORM = Pattern.compile(
            "(?:(?:arn:aws:lambda:)?(?:[a-z0-9-]+:)?\\d{12}:)?(?:function:)?([A-Za-z0-9_-]{1,64})(?::([A-Za-z0-9$_-]+))?");

    /** @param separately the qualifier, where a request has a member of its own for it */
    static FunctionName of(@Nullable String text, @Nullable String separately) {
        Matcher matcher = FORM.matcher(String.valueOf(text));
        if (!matcher.matches()) {
            throw LambdaErrors.invalidParameter(
                    "1 validation error detected: Value '" + text
                            + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern");
        }
        String within = matcher.group(2);
        if (within != null && separately != null && !within.equals(separately)) {
            throw LambdaErrors.invalidParameter(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionName(matcher.group(1), Optional.ofNullable(within == null ? separately : within));
    }

    static FunctionName of(@Nullable String text) {
        return of(text, null);
    }

    /** The function's ARN without qualifier. */
    String arn(Account account) {
        return account.arn("lambda", "function:" + name);
    }

    /** The ARN that permissions are asked on: with the qualifier, if the request has one. */
    String askedArn(Account account) {
        return arn(account) + qualifier.map(value -> ":" + value).orElse("");
    }
}
