package dev.countersign.app;

import dev.countersign.aws.SandboxControl;
import dev.countersign.ui.sandbox.SandboxDesk;
import dev.countersign.ui.sandbox.SandboxTime;
import java.util.List;

/** What the page about the sandbox needs, from the sandbox's own API. */
final class ControlledSandbox implements SandboxDesk {
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
                .map(mail -> new OutboxMail(mail.id(), mail.sent(), mail.to(), mail.subject(), mail.body()))
                .toList();
    }

    private static SandboxTime time(SandboxControl.Time time) {
        return new SandboxTime(time.now(), time.ahead());
    }
}
