package dev.countersign.aws;

/** Opens the ports for a connection. Opening calls nothing: the first call tells whether the connection works. */
@FunctionalInterface
public interface AwsConnector {
    Gateways connect(AwsConnection connection);
}
