/** The welcome screen: how a session begins. */
@NullMarked
package dev.countersign.ui.session;

import org.jspecify.annotations.NullMarked;
