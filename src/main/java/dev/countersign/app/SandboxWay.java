package dev.countersign.app;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.SandboxControl;
import dev.countersign.aws.sdk.HttpSandboxControl;
import dev.countersign.session.Persona;
import dev.countersign.session.Session;
import dev.countersign.ui.sandbox.SandboxViewModel.SandboxPlace;

/** How the sandbox of a session is reached, by this program and by a shell. */
final class SandboxWay {
    private SandboxWay() {}

    private static final String ADMINISTRATOR = "administrator";

    /** Clock and outbox are the administrator's, whoever one is at the moment; without that key, what one has will be refused. */
    static SandboxControl control(Session session) {
        return new HttpSandboxControl(administrator(session));
    }

    /** The sandbox in the administrator's name; in one's own where that key is not known. */
    static AwsConnection administrator(Session session) {
        return session.personas().stream()
                .filter(persona -> persona.name().equals(ADMINISTRATOR))
                .findFirst()
                .map(Persona::keys)
                .map(session.connection()::as)
                .orElse(session.connection());
    }

    static SandboxPlace place(Session session) {
        return new SandboxPlace(
                session.endpointText(),
                session.region(),
                session.personaNames(),
                session.persona().orElse(""),
                environment(session));
    }

    /** The lines that lead a shell here, as the present persona. */
    private static String environment(Session session) {
        AccessKeys keys = session.personas().stream()
                .filter(persona ->
                        session.persona().filter(persona.name()::equals).isPresent())
                .findFirst()
                .map(Persona::keys)
                .orElseGet(() -> session.connection().keys());
        return String.join(
                "\n",
                "export AWS_ENDPOINT_URL=" + session.endpointText(),
                "export AWS_REGION=" + session.region(),
                "export AWS_DEFAULT_REGION=" + session.region(),
                "export AWS_ACCESS_KEY_ID=" + keys.accessKeyId(),
                "export AWS_SECRET_ACCESS_KEY=" + keys.secretAccessKey(),
                "");
    }
}
