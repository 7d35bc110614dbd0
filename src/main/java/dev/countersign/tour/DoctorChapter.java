package dev.countersign.tour;

import java.time.Duration;

/** Break it, see it hang, ask the doctor, mend it, see it healed. It acts on controls only. */
final class DoctorChapter {
    private static final Duration BREAKING = Duration.ofSeconds(60);
    private static final Duration MENDING = Duration.ofSeconds(60);
    /** The rule that returns the answer is switched off: what everybody understands. */
    private static final String FAULT = "E1";

    private final Driver driver;
    private final Album album;
    private final Transcript transcript;

    DoctorChapter(Driver driver, Album album, Transcript transcript) {
        this.driver = driver;
        this.album = album;
        this.transcript = transcript;
    }

    void play() {
        driver.see("continue");
        picture("welcome", "The console opens: no account is needed");
        driver.press("continue");
        driver.until("the sandbox to be there", BREAKING, () -> driver.isShown("deploy-first"));
        breakIt();
        seeItHang();
        String name = ask();
        mend(name);
        driver.press("nav-executions");
        driver.until(
                "the list of executions", () -> driver.text("executions-page").contains(name));
        picture("gone-on", "The execution has gone on, and nothing is marked any more");
    }

    private void breakIt() {
        driver.press("nav-sandbox");
        driver.write("fault-search", FAULT + " ");
        driver.selectFirst("faults");
        picture("faults", "The sandbox offers the faults that can be brought about");
        driver.press("break-it");
        driver.see("confirm");
        picture("question", "What breaking it means");
        driver.press("confirm");
        driver.until("the fault to stand", BREAKING, () -> driver.isShown("fault-stands"));
        picture("broken", "The fault stands: it was brought about by ordinary calls to AWS's API");
    }

    private void seeItHang() {
        driver.press("fault-open");
        driver.see("execution-page");
        driver.until("the relay to be broken", BREAKING, () -> driver.isShown("late-ask-doctor"));
        picture("hangs", "The execution hangs: the relay shows the hop that dropped the baton");
        driver.press("nav-doctor");
        driver.press("round-begin");
        driver.until("everything to be examined", BREAKING, () -> driver.isShown("round-answer"));
        picture("everything", "The doctor looks at everything in the account: what is stuck, and by what");
    }

    private String ask() {
        driver.press("nav-sandbox");
        long asked = System.nanoTime();
        driver.press("fault-ask-doctor");
        driver.until("the diagnosis", BREAKING, () -> driver.isShown("cause-" + FAULT));
        transcript.result("From the question to the cause", Transcript.inSeconds(since(asked)));
        picture("diagnosis", "One named cause, what proves it, and the remedies in their order");
        return driver.onFx(() -> driver.text("doctor-name")).strip();
    }

    private void mend(String name) {
        driver.press("carry-out-" + FAULT + "-1");
        driver.write("confirm-word", name);
        picture("rehearsal", "The remedy is rehearsed: every call, what it sets off, how to take it back");
        long begun = System.nanoTime();
        driver.press("confirm");
        driver.until("the remedy to be done", MENDING, () -> driver.isShown("repair-outcome"));
        transcript.result("From the click to healed", Transcript.inSeconds(since(begun)));
        if (!driver.onFx(() -> driver.text("repair-outcome")).contains("helped")) {
            throw new TourFailure("the remedy has not healed it");
        }
        picture("healed", "Read again after the last step: it has helped");
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private void picture(String name, String text) {
        transcript.step(text, album.take(name));
    }
}
