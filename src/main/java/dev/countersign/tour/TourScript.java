package dev.countersign.tour;

import java.time.Duration;

/** The story, from the welcome page to the branch that the Choice takes. It acts on controls only. */
final class TourScript {
    private static final Duration DEPLOYING = Duration.ofSeconds(40);
    private static final String[] HOPS = {"task", "publish", "start", "queue", "decision", "return", "token"};

    private final TourOptions options;
    private final Driver driver;
    private final Album album;
    private final Transcript transcript;

    TourScript(TourOptions options, Driver driver, Album album, Transcript transcript) {
        this.options = options;
        this.driver = driver;
        this.album = album;
        this.transcript = transcript;
    }

    void play() {
        welcome();
        deploy();
        start();
        lookAround();
        decide();
        look("executions", "nav-executions", "executions-page", "All executions, with their outcome told truthfully");
        look(
                "sandbox",
                "nav-sandbox",
                "sandbox-page",
                "The sandbox: its clock, its people, the mails it would have sent");
    }

    private void welcome() {
        driver.see("continue");
        picture("welcome", "The console opens: no account is needed");
        driver.press("continue");
    }

    private void deploy() {
        driver.see("deploy-first");
        driver.press("deploy-first");
        driver.see("stack-name");
        driver.write("stack-name", "release-approval");
        driver.write("parameter-EmailForNotification", "approver@example.com");
        picture("parameters", "A form made from the template");
        driver.press("preview");
        driver.see("execute");
        picture("change-set", "What the deployment would create, permissions first");
        driver.press("execute");
        driver.see("stack-events");
        driver.until("the stack to be complete", DEPLOYING, () -> driver.isUsable("start-execution"));
        picture("deployed", "The stack is deployed");
        driver.press("nav-sandbox");
        driver.press("confirm-subscription");
        driver.until("the confirmation", () -> driver.text("sandbox-page").contains("confirmed"));
        driver.press("nav-stacks");
    }

    private void start() {
        driver.press("start-execution");
        driver.see("start-sheet");
        driver.write("execution-name", options.approve() ? "release-2026-11" : "release-2026-12");
        picture("start", "An execution is started with the stack's example input");
        driver.press("start");
        driver.see("execution-page");
        driver.until("the approval to be open", () -> driver.isUsable("approve"));
        picture("waiting", "The execution waits; the baton is with the approver");
    }

    private void lookAround() {
        driver.press("nav-inbox");
        driver.selectFirst("approvals");
        driver.see("open-execution");
        driver.until("what is asked", () -> driver.isUsable("approve"));
        picture("inbox", "The inbox shows what is asked and who waits for it");
        driver.press("open-execution");
        driver.see("execution-page");
    }

    private void decide() {
        driver.write("comment", options.approve() ? "Reviewed, good to go." : "The release notes are missing.");
        driver.press(options.approve() ? "approve" : "reject");
        driver.see("confirm");
        picture("confirm", "The decision names the execution and the pipeline execution it is for");
        long sent = System.nanoTime();
        driver.press("confirm");
        driver.until(
                "the branch that was taken",
                () -> driver.isShown("outcome") && driver.text("outcome").contains(options.expectedState()));
        Duration took = Duration.ofNanos(System.nanoTime() - sent);
        transcript.result("From the click to the branch on screen", Transcript.inSeconds(took));
        picture("decided", "The decision came back, and the Choice took its branch");
        for (String hop : HOPS) {
            driver.find("hop-" + hop).ifPresent(cell -> transcript.hop(hop, driver.time(cell), driver.words(cell)));
        }
    }

    private void look(String name, String place, String page, String text) {
        driver.press(place);
        driver.see(page);
        picture(name, text);
    }

    private void picture(String name, String text) {
        transcript.step(text, album.take(name));
    }
}
