/** Documents from files, without a server or a database. */
@NullMarked
package ro.storno.bootstrap.einvoice;

import org.jspecify.annotations.NullMarked;
