package ro.storno.persistence.database;

import org.jdbi.v3.core.statement.Update;

/**
 * A write that may wait until the end of its transaction, to travel together with the commit.
 *
 * <p>It is done earlier if anything else is asked of the connection. Its parameters must have names
 * that no other class of deferred writes uses, and it must raise an SQL error if it fails in its
 * aim, since nobody looks at its result.
 */
public interface Deferred {
  /** One statement with named parameters. */
  String sql();

  /**
   * Whether nothing in the same transaction looks at what it writes. Then it waits for the commit
   * whatever else is asked of the connection.
   */
  default boolean unseen() {
    return false;
  }

  /** Sets the parameters. */
  void bind(Update statement);
}
