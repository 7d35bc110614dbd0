package dev.countersign.aws.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call of a port that changes something at AWS. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Writes {
    /** What it calls, as in IAM, for example {@code states:StartExecution}. */
    String value();
}
