package dev.countersign.sandbox.cloudformation.resource;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** What making, changing or deleting one resource of a stack has at hand: the other services, with the deployer's permissions. */
public final class Provision {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SUFFIX = 12;

    private final World world;
    private final Caller deployer;
    private final String stackName;
    private final String logicalId;
    private final Consumer<String> onCreated;

    /** @param onCreated told the physical id as soon as there is one, so that a half-made resource can be taken back */
    public Provision(World world, Caller deployer, String stackName, String logicalId, Consumer<String> onCreated) {
        this.world = world;
        this.deployer = deployer;
        this.stackName = stackName;
        this.logicalId = logicalId;
        this.onCreated = onCreated;
    }

    public <A extends AwsResponse> A call(AwsRequest request, Class<A> answer) {
        return world.operations().call(deployer, request, answer);
    }

    /** For calls whose answer holds nothing of interest. */
    public void call(AwsRequest request) {
        world.operations().call(deployer, request, new byte[0]);
    }

    /** Deletes something that may be gone already. */
    public void callUnlessGone(AwsRequest request, Set<String> notFoundCodes) {
        try {
            call(request);
        } catch (ServiceError e) {
            if (!notFoundCodes.contains(e.code())) {
                throw e;
            }
        }
    }

    /** To be called as soon as the resource exists, before it is configured further. */
    public void created(String physicalId) {
        onCreated.accept(physicalId);
    }

    public Account account() {
        return world.account();
    }

    public String logicalId() {
        return logicalId;
    }

    /** A name such as {@code approvals-TokenFunction-1A2B3C4D5E6F}, shortened where it has to be. */
    public String generatedName(int maxLength) {
        return shorten(stackName, logicalId, maxLength) + "-" + suffix();
    }

    /** The same in lower case, for buckets. */
    public String generatedLowerCaseName(int maxLength) {
        return generatedName(maxLength).toLowerCase(Locale.ROOT);
    }

    public String suffix() {
        var text = new StringBuilder();
        for (int i = 0; i < SUFFIX; i++) {
            text.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String shorten(String stack, String logical, int maxLength) {
        int room = maxLength - SUFFIX - 2;
        int forStack = Math.min(stack.length(), Math.max(room / 2, room - logical.length()));
        int forLogical = Math.min(logical.length(), room - forStack);
        return stack.substring(0, forStack) + "-" + logical.substring(0, forLogical);
    }
}
