/** The AWS files as text: sections and settings with file and line, what is wrong in them, and how a section is changed or added. */
@NullMarked
package dev.countersign.session.profile.file;

import org.jspecify.annotations.NullMarked;
