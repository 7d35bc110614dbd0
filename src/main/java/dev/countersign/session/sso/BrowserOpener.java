package dev.countersign.session.sso;

import java.io.IOException;
import java.net.URI;

/** Shows a page in the person's browser. */
@FunctionalInterface
public interface BrowserOpener {
    /**
     * Opens a page, or asks the system to; does not wait for the person.
     *
     * @throws IOException with a short reason, when it is known that there is no browser
     */
    void open(URI page) throws IOException;
}
