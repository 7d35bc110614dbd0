package dev.countersign.session.credentials.role;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.StsGateway.MfaCode;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.credentials.SignInPrompt.MfaRequest;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks for codes of one MFA device until AWS takes one.
 *
 * @param profile the profile's name
 * @param role what it is for; empty for a session of the user's own
 */
public record MfaDevice(String profile, String serial, String role) {
    /**
     * Makes a call that needs a code.
     *
     * @throws AwsFailure when AWS refuses for another reason than the code
     */
    <T> T with(Person person, Function<MfaCode, T> call) throws PersonNeededException, SignInCancelledException {
        SignInPrompt prompt = person.needed("Profile '" + profile + "' needs a code of its MFA device.");
        String problem = "";
        while (true) {
            String code = prompt.mfaCode(new MfaRequest(profile, serial, role, problem))
                    .strip();
            if (!code.matches("\\d{6}")) {
                problem = "A code has six digits.";
                continue;
            }
            try {
                return call.apply(new MfaCode(serial, code));
            } catch (AwsFailure e) {
                problem = whyNot(e).orElseThrow(() -> explained(e));
            }
        }
    }

    /** Why the code was not taken; absent when another code would not help. */
    private static Optional<String> whyNot(AwsFailure failure) {
        String reason = failure.reason().toLowerCase(Locale.ROOT);
        if (reason.contains("invalid mfa one time pass code")) {
            return Optional.of("AWS did not accept that code: it was mistyped, has run out or was used before."
                    + " Wait for the next one.");
        }
        if (reason.contains("tokencode")) {
            return Optional.of("AWS did not accept the form of that code.");
        }
        return Optional.empty();
    }

    /** Whether AWS refuses because of the device, not for want of a permission. */
    static boolean isAboutTheDevice(AwsFailure failure) {
        return failure.reason().toLowerCase(Locale.ROOT).contains("multifactorauthentication failed");
    }

    private AwsFailure explained(AwsFailure failure) {
        return isAboutTheDevice(failure)
                ? failure.inWords(
                        "AWS does not know the MFA device " + serial + " as one of this user's.",
                        "Correct mfa_serial of profile '" + profile + "'.")
                : failure;
    }
}
