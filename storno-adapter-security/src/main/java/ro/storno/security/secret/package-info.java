/** Seals secrets with AES-256-GCM, with keys from the data folder or the configuration. */
@NullMarked
package ro.storno.security.secret;

import org.jspecify.annotations.NullMarked;
