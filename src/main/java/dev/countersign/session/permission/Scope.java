package dev.countersign.session.permission;

/** What kind of resource IAM checks an action on. */
public enum Scope {
    /** The action knows no resources. */
    ANY,
    STATE_MACHINE,
    EXECUTION,
    PIPELINE,
    STAGE,
    APPROVAL,
    BUCKET,
    OBJECT,
    RULE,
    FUNCTION,
    LOG_GROUP,
    STACK
}
