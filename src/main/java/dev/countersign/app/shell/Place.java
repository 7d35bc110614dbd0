package dev.countersign.app.shell;

import java.util.function.Supplier;
import org.kordamp.ikonli.Ikon;

/**
 * An entry of the navigation.
 *
 * @param id for tests and tours: its button is {@code nav-<id>}
 * @param title what the entry says
 * @param icon drawn before it
 * @param page makes the page, once, when it is first gone to
 */
public record Place(String id, String title, Ikon icon, Supplier<Page> page) {}
