package dev.countersign.sandbox.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Documents with the look that all pages of the sandbox share: a card, light or dark as the person prefers. */
public final class PageLook {
    private static final String STYLE = style();

    private static final String SEAL = """
            <svg viewBox="0 0 32 32" aria-hidden="true"><rect x=".5" y=".5" width="31" height="31" rx="7.5" fill="#5547dc"/>\
            <g fill="none" stroke-linecap="round"><path d="M7 16.5 13 22.5" stroke="#ffc24b" stroke-width="5.2"/>\
            <path d="M13.6 22.2 25 9.6" stroke="#5547dc" stroke-width="8"/>\
            <path d="M13.6 22.2 25 9.6" stroke="#fff" stroke-width="5.2"/></g></svg>""";

    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
                    + "%3Crect width='32' height='32' rx='8' fill='%235547dc'/%3E"
                    + "%3Cpath d='M7 16.5 13 22.5 25 9.6' fill='none' stroke='%23fff' stroke-width='5' stroke-linecap='round'/%3E%3C/svg%3E";

    private PageLook() {}

    /**
     * A document.
     *
     * @param service what signs in here, for example {@code IAM Identity Center}
     * @param title plain text
     * @param main the content, as markup whose texts went through {@link #text}
     * @param formTargets where its form may lead to
     */
    public static PageAnswer document(int status, String service, String title, String main, List<String> formTargets) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Countersign sandbox</title>
                <link rel="icon" href="%s">
                <style>%s</style>
                </head>
                <body>
                <main>
                <header>%s<span>%s</span><span>Sandbox</span></header>
                <h1>%s</h1>
                %s
                </main>
                <footer>Stands in for your company's sign-in. It never asks for a password.</footer>
                </body>
                </html>
                """.formatted(text(title), ICON, STYLE, SEAL, text(service), text(title), main);
        return new PageAnswer.Document(status, html, STYLE, formTargets);
    }

    /** A page that tells what went wrong and what to do. */
    public static PageAnswer trouble(String service, String title, String sentence, String wayOn) {
        return document(400, service, title, """
                <p class="note warn" role="alert">%s</p>
                <p>%s</p>""".formatted(text(sentence), text(wayOn)), List.of());
    }

    /** Plain text as markup. */
    public static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String style() {
        try (InputStream in = PageLook.class.getResourceAsStream("page.css")) {
            return new String(Objects.requireNonNull(in, "page.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
