package dev.countersign.sandbox.api;

/**
 * The account that a sandbox stands for, in one Region.
 *
 * @param id twelve digits
 * @param region for example {@code eu-west-1}
 */
public record Account(String id, String region) {
    public static final Account DEFAULT = new Account("111122223333", "eu-west-1");

    /** An ARN in this account and Region, for example {@code arn("states", "stateMachine:Orders")}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
    }

    /** An ARN of a service without Regions, for example {@code globalArn("iam", "role/Deployer")}. */
    public String globalArn(String service, String resource) {
        return "arn:aws:" + service + "::" + id + ":" + resource;
    }
}
