package dev.countersign.sandbox.api.web;

import java.net.URI;
import java.util.List;

/** What a browser gets. */
public sealed interface PageAnswer {
    /**
     * A page.
     *
     * @param status the HTTP status
     * @param html the whole document; it has no script, and nothing from elsewhere
     * @param style the text of its one style element, without which browsers are told to apply none
     * @param formTargets origins that its form may lead to by a redirect, for example {@code http://127.0.0.1:8400}
     */
    record Document(int status, String html, String style, List<String> formTargets) implements PageAnswer {
        public Document {
            formTargets = List.copyOf(formTargets);
        }

        /** Tells no content, since that may carry a code. */
        @Override
        public String toString() {
            return "page " + status;
        }
    }

    /** Sends the browser on to {@code target} with a GET. */
    record SeeOther(URI target) implements PageAnswer {
        /** Tells no parameter, since those carry codes. */
        @Override
        public String toString() {
            return "on to " + target.getHost();
        }
    }
}
