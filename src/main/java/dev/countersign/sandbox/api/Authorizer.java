package dev.countersign.sandbox.api;

/** Decides from policies whether a caller may do something. */
@FunctionalInterface
public interface Authorizer {
    /**
     * Returns if allowed.
     *
     * @throws ServiceError {@code AccessDeniedException} with AWS's sentence otherwise
     */
    void check(Caller caller, Needed needed);
}
