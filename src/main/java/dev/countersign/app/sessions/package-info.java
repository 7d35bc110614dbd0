/** The sessions of the window: side by side, each with what follows AWS in its name, and how they are kept alive. */
@NullMarked
package dev.countersign.app.sessions;

import org.jspecify.annotations.NullMarked;
