/** What a sign-in asks the person in the window: one question at a time, over whatever page is open. */
@NullMarked
package dev.countersign.ui.session.prompt;

import org.jspecify.annotations.NullMarked;
