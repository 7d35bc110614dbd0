package dev.countersign.domain.stack;

/**
 * A stack's ARN. It still finds a stack after its deletion, which the name does not.
 *
 * @param arn {@code arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/UUID}
 */
public record StackId(String arn) {
    /** The stack's name. */
    public String name() {
        String[] parts = arn.split("/", -1);
        return parts.length > 1 ? parts[1] : arn;
    }
}
