/** Accounts of the installation. */
@NullMarked
package ro.storno.cli.identity;

import org.jspecify.annotations.NullMarked;
