/** Web pages that a service serves to the user's own browser, beside its operations. Knows nothing of HTTP's connections. */
package dev.countersign.sandbox.api.web;
