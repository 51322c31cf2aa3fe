/** The PostgreSQL under everything: the embedded server, opening a database, transactions. */
@NullMarked
package ro.storno.persistence.database;

import org.jspecify.annotations.NullMarked;
