/** The machine that the program runs on: its folders, the settings file, the log, and what the program is called there. */
@NullMarked
package dev.countersign.host;

import org.jspecify.annotations.NullMarked;
