package dev.countersign.session;

/** Where a session's credentials come from; the sandbox must look unmistakably unlike an account. */
public enum SessionKind {
    /** A sandbox, ours or one that runs already. */
    SANDBOX,
    /** Variables of the environment that name no sandbox. */
    ENVIRONMENT,
    /** A profile of the AWS configuration files. */
    PROFILE,
    /** A role of IAM Identity Center, chosen without a profile. */
    IDENTITY_CENTER
}
