/** CloudFormation templates, read with their lines and evaluated as far as that goes before deployment. */
@NullMarked
package dev.countersign.stack.health.template;

import org.jspecify.annotations.NullMarked;
