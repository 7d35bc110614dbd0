package dev.countersign.session.sso.flow;

/** What the browser shows after it has brought the answer. It needs nothing but itself, and follows the system's colours. */
enum CallbackPage {
    RECEIVED("Back to Countersign", "Countersign has your answer and goes on by itself. You can close this page."),
    REFUSED(
            "Not signed in",
            "The sign-in was refused here. Go back to Countersign to try again; you can close this page."),
    ALREADY("Back to Countersign", "Countersign already has an answer for this sign-in. You can close this page."),
    STRAY("Nothing here", "This page only takes the answer of a sign-in that Countersign waits for.");

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s</title>
            <style>
              :root { --paper: #f6f7f9; --card: #ffffff; --ink: #1d2330; --soft: #5b6474; --line: #dfe3ea; --accent: #2f6feb; }
              @media (prefers-color-scheme: dark) {
                :root { --paper: #14171d; --card: #1c2029; --ink: #e8ebf1; --soft: #a3abba; --line: #2d3340; --accent: #6ea0ff; }
              }
              body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper);
                     color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
              main { max-width: 26rem; margin: 1.5rem; padding: 2rem 2.25rem; background: var(--card);
                     border: 1px solid var(--line); border-top: 3px solid var(--accent); border-radius: 10px; }
              h1 { margin: 0 0 .5rem; font-size: 1.35rem; font-weight: 600; }
              p { margin: 0; color: var(--soft); }
            </style>
            </head>
            <body><main><h1>%1$s</h1><p>%2$s</p></main></body>
            </html>
            """;

    private final String title;
    private final String text;

    CallbackPage(String title, String text) {
        this.title = title;
        this.text = text;
    }

    String html() {
        return FRAME.replace("%1$s", title).replace("%2$s", text);
    }
}
