package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.ServiceError;

/** What a rule can call in the sandbox. */
enum TargetKind {
    LAMBDA(false),
    STATE_MACHINE(true),
    PIPELINE(true),
    TOPIC(false),
    QUEUE(false),
    LOG_GROUP(false);

    private static final int PARTS = 6;

    private final boolean needsRole;

    TargetKind(boolean needsRole) {
        this.needsRole = needsRole;
    }

    /** Whether a rule reaches it with a role only, because it has no policy of its own. */
    boolean needsRole() {
        return needsRole;
    }

    static TargetKind of(String arn) {
        String[] parts = arn.split(":", PARTS);
        if (parts.length < PARTS || !parts[0].equals("arn")) {
            throw EventsErrors.invalid(
                    "Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.");
        }
        String resource = parts[PARTS - 1];
        return switch (parts[2]) {
            case "lambda" -> LAMBDA;
            case "states" -> STATE_MACHINE;
            case "codepipeline" -> PIPELINE;
            case "sns" -> TOPIC;
            case "sqs" -> QUEUE;
            case "logs" -> {
                if (!resource.startsWith("log-group:")) {
                    throw EventsErrors.invalid(
                            "Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.");
                }
                yield LOG_GROUP;
            }
            default -> throw ServiceError.notImplemented("targets of EventBridge rules in the service " + parts[2]);
        };
    }

    static String logGroup(String arn) {
        String resource = arn.split(":", PARTS)[PARTS - 1];
        String group = resource.substring("log-group:".length());
        return group.endsWith(":*") ? group.substring(0, group.length() - 2) : group;
    }
}
