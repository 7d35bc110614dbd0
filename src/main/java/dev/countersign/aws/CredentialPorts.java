package dev.countersign.aws;

import dev.countersign.aws.StsGateway.Issued;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where keys can be had from over the network. All calls fail with {@link AwsFailure}. */
public interface CredentialPorts {
    /**
     * Opens STS; nothing is called yet.
     *
     * @param clock the endpoint's time, fed by every answer
     */
    StsGateway sts(AwsConnection connection, ServerClock clock);

    /**
     * Keys of a console sign-in ({@code aws login}), renewed first where they end soon. Blocks.
     *
     * @param loginSession as in {@code login_session}
     * @param cache the folder with the sign-ins
     */
    Issued login(String loginSession, Path cache, String region, Endpoints endpoints);

    /**
     * Keys that a container's host hands out. Blocks.
     *
     * @param authorization the header's value; absent when none is asked for
     */
    Issued container(URI uri, Optional<String> authorization);

    /**
     * Keys of the EC2 instance's role, from the metadata service (IMDSv2). Blocks.
     *
     * @param service absent = {@code http://169.254.169.254}
     */
    Issued instance(Optional<URI> service);
}
