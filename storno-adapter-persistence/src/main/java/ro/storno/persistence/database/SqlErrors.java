package ro.storno.persistence.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an SQL error means for the caller. */
final class SqlErrors {
  /** serialization_failure, deadlock_detected: the same work may succeed when done again. */
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

  /** Server shutting down or starting, connections exhausted. */
  private static final Set<String> ABSENT =
      Set.of("57P01", "57P02", "57P03", "57P05", "53300", "25P03", "25P04");

  private SqlErrors() {}

  static Optional<SQLException> in(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  static boolean repeatable(SQLException e) {
    return e.getSQLState() != null && REPEATABLE.contains(e.getSQLState());
  }

  /** What the SQL function expect_saved raises. */
  static boolean changedMeanwhile(SQLException e) {
    return "ST001".equals(e.getSQLState());
  }

  static boolean duplicate(SQLException e) {
    return "23505".equals(e.getSQLState());
  }

  /** Whether the database is not there, as opposed to having answered with an error. */
  static boolean unavailable(SQLException e) {
    if (e instanceof SQLTransientConnectionException) {
      return true;
    }
    String state = e.getSQLState();
    // Disk full (53100) and out of memory (53200) pass as well once somebody has made room.
    return state != null
        && (state.startsWith("08")
            || ABSENT.contains(state)
            || state.equals("53100")
            || state.equals("53200"));
  }
}
