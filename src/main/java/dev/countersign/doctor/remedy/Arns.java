package dev.countersign.doctor.remedy;

import dev.countersign.domain.states.ExecutionArn;

/** ARNs of things in the account and Region of an execution. */
final class Arns {
    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private Arns() {}

    static String beside(ExecutionArn execution, String service, String resource) {
        String[] parts = execution.value().split(":");
        return String.join(":", "arn", parts[PARTITION], service, parts[REGION], parts[ACCOUNT], resource);
    }
}
