package dev.countersign.aws;

/** Opens the ports for a connection. Opening calls nothing: the first call tells whether the connection works. */
@FunctionalInterface
public interface AwsConnector {
    /** @param clock the endpoint's time, to be fed by every answer; shared by all connections of one sign-in */
    Gateways connect(AwsConnection connection, ServerClock clock);
}
