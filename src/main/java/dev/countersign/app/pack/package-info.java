/** Evidence packs in the window: how they are saved, opened, and looked at offline. */
@NullMarked
package dev.countersign.app.pack;

import org.jspecify.annotations.NullMarked;
