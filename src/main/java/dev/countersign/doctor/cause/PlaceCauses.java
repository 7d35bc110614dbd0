package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.states.ExecutionArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a session looks where an execution runs; told before anything is read there. */
public final class PlaceCauses {
    private static final int ACCOUNT = 4;

    private PlaceCauses() {}

    /**
     * W5, from the ARN alone.
     *
     * @param account of the session
     * @param region of the session
     */
    public static Optional<Suspicion> wrongPlace(ExecutionArn execution, String account, String region) {
        String theirs = execution.value().split(":")[ACCOUNT];
        List<String> differences = new ArrayList<>();
        if (!theirs.equals(account)) {
            differences.add("account " + theirs + " and not to " + account);
        }
        if (!execution.region().equals(region)) {
            differences.add("Region " + execution.region() + " and not to " + region);
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        String belongs =
                "The execution belongs to " + String.join(", and to ", differences) + ", where this session looks.";
        return Optional.of(
                proved(belongs + " Nothing was read.", Evidence.of("sts:GetCallerIdentity", execution.value(), belongs))
                        .mendedBy(Remedies.byHand("Look where it runs", wayThere(theirs.equals(account), execution))));
    }

    private static String wayThere(boolean sameAccount, ExecutionArn execution) {
        return sameAccount
                ? "Name the Region of the execution: --region " + execution.region() + "."
                : "Sign in to the execution's account, for example with --profile, and name its Region: --region "
                        + execution.region() + ".";
    }
}
