package dev.countersign.session;

import dev.countersign.aws.AwsConnection;
import dev.countersign.domain.CallerIdentity;
import java.util.List;
import java.util.Optional;

/**
 * An identity that AWS has confirmed, and where its calls go. Its text form holds no secret.
 *
 * @param name the profile's name, {@code Sandbox} or {@code Environment}
 * @param personas the others one may change to; empty outside a sandbox
 * @param persona the present one; absent outside a sandbox
 */
public record Session(
        SessionKind kind,
        String name,
        CallerIdentity identity,
        AwsConnection connection,
        List<Persona> personas,
        Optional<String> persona) {
    public Session {
        personas = List.copyOf(personas);
    }

    /** The same identity in another region. */
    Session in(String other) {
        return new Session(kind, name, identity, connection.in(other), personas, persona);
    }

    public boolean isSandbox() {
        return kind == SessionKind.SANDBOX;
    }

    public String region() {
        return connection.region();
    }

    /** The effective endpoint as text: an override's URL, or "AWS" with the region. */
    public String endpointText() {
        return connection.endpointText();
    }

    public List<String> personaNames() {
        return personas.stream().map(Persona::name).toList();
    }
}
