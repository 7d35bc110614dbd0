package dev.countersign.app.sessions;

import dev.countersign.ui.kit.Identity;
import java.time.Instant;

/**
 * Who one is in the session on screen, in full.
 *
 * @param name the profile's name, or where else the credentials come from
 * @param provedAt when AWS confirmed it, by this machine's clock
 * @param credentials how they last, as a sentence
 * @param renewable whether signing in again could change that
 */
public record SessionFacts(
        Identity identity, String name, String arn, Instant provedAt, String credentials, boolean renewable) {}
