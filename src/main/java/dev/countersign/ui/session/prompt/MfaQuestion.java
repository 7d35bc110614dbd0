package dev.countersign.ui.session.prompt;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt.MfaRequest;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The code of an MFA device is asked for. Its text form holds no code. */
public final class MfaQuestion implements Question {
    /** Digits of a code, as STS demands them. */
    public static final int DIGITS = 6;

    private static final Pattern OTHER_THAN_DIGITS = Pattern.compile("\\D+");

    private final Asking asking;
    private final MfaRequest request;
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();

    MfaQuestion(Asking asking, MfaRequest request) {
        this.asking = asking;
        this.request = request;
    }

    @Override
    public Asking asking() {
        return asking;
    }

    @Override
    public boolean isOver() {
        return code.isDone();
    }

    /** For what the code is. */
    public MfaRequest request() {
        return request;
    }

    /** The code was given and AWS is being asked whether it is good. */
    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** The device in a word: the name at the end of its ARN, else its serial number. */
    public String device() {
        String serial = request.serial();
        int name = serial.indexOf(":mfa/");
        return name < 0 ? serial : serial.substring(name + ":mfa/".length());
    }

    /** What is a code in a text that was typed or pasted: at most six digits, whatever stands between them. */
    public static String digitsOf(String text) {
        String digits = OTHER_THAN_DIGITS.matcher(text).replaceAll("");
        return digits.substring(0, Math.min(DIGITS, digits.length()));
    }

    /** Gives the code to whoever waits for it. Does nothing while it is not complete, and the second time. */
    public void answer(String typed) {
        String digits = digitsOf(typed);
        if (digits.length() == DIGITS && code.complete(digits)) {
            checking.set(true);
        }
    }

    @Override
    public void cancel() {
        code.cancel(false);
    }

    /** Blocks until the person has answered. */
    String await() throws SignInCancelledException {
        try {
            return code.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInCancelledException();
        } catch (CancellationException | ExecutionException e) {
            throw new SignInCancelledException();
        }
    }

    @Override
    public String toString() {
        return "MFA code for " + request.profile();
    }
}
