package dev.countersign.sandbox.wire.signing;

/**
 * What a service expects of signatures.
 *
 * @param service the name in the credential scope
 * @param refusal how it refuses
 * @param anyRegion whether it is one for all Regions, so that the scope's Region does not matter
 * @param unsigned whether it lets requests without a signature through, as nobody's
 */
public record SigningRules(String service, Refusal refusal, boolean anyRegion, boolean unsigned) {
    /** S3 encodes a path once, where all others encode the encoded path again. */
    boolean encodesPathOnce() {
        return refusal == Refusal.S3;
    }
}
