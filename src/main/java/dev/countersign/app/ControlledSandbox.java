package dev.countersign.app;

import dev.countersign.aws.SandboxControl;
import dev.countersign.aws.SecretText;
import dev.countersign.ui.sandbox.SandboxDesk;
import dev.countersign.ui.sandbox.SandboxTime;
import java.util.List;
import java.util.regex.Pattern;

/** What the page about the sandbox needs, from the sandbox's own API. */
final class ControlledSandbox implements SandboxDesk {
    /** A request for approval holds its token twice: as a member, and at the end of the link. */
    private static final Pattern APPROVAL_TOKEN = Pattern.compile("(\"token\"\\s*:\\s*\"|/approve/)[0-9a-f-]{36}");

    private final SandboxControl control;

    ControlledSandbox(SandboxControl control) {
        this.control = control;
    }

    @Override
    public SandboxTime time() {
        return time(control.time());
    }

    @Override
    public SandboxTime advance(String by) {
        return time(control.advance(by));
    }

    @Override
    public List<OutboxMail> outbox() {
        return control.outbox().reversed().stream()
                .map(mail -> new OutboxMail(
                        mail.id(),
                        mail.sent(),
                        mail.to(),
                        mail.subject(),
                        SecretText.without(APPROVAL_TOKEN.matcher(mail.body()).replaceAll("$1(removed)")),
                        mail.asksToConfirm()))
                .toList();
    }

    @Override
    public void confirm(OutboxMail mail) {
        control.outbox().stream()
                .filter(sent -> sent.id().equals(mail.id()))
                .findFirst()
                .ifPresent(control::confirm);
    }

    private static SandboxTime time(SandboxControl.Time time) {
        return new SandboxTime(time.now(), time.ahead());
    }
}
