package dev.countersign.doctor.pack.answers;

import org.jspecify.annotations.Nullable;

/** A recorded answer is none that its question can have. The message is a sentence for a person. */
public final class DamagedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedAnswerException(RecordedCall call) {
        this(call, null);
    }

    DamagedAnswerException(RecordedCall call, @Nullable Throwable cause) {
        super("The answer to " + call.call() + " is not complete, or was changed by hand.", cause);
    }
}
