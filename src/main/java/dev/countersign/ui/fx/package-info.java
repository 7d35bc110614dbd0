/** Work on its way off the FX thread, results and failures on their way back, and pictures of what is on screen. */
@NullMarked
package dev.countersign.ui.fx;

import org.jspecify.annotations.NullMarked;
