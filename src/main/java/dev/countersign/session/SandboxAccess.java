package dev.countersign.session;

import dev.countersign.aws.AwsConnection;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to use a running sandbox.
 *
 * @param personas not empty; the first one is who we start as
 */
public record SandboxAccess(URI endpoint, String region, List<Persona> personas) {
    public SandboxAccess {
        personas = List.copyOf(personas);
        if (personas.isEmpty()) {
            throw new IllegalArgumentException("a sandbox has at least one persona");
        }
    }

    /** Who one can be, beginning with who one starts as. */
    public List<String> personaNames() {
        return personas.stream().map(Persona::name).distinct().toList();
    }

    AwsConnection connection(Persona persona) {
        return new AwsConnection(region, Optional.of(endpoint), persona.keys());
    }
}
