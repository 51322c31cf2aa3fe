package ro.storno.persistence.job;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Fetches only the kinds of jobs that a scheduler has handlers for. db-scheduler itself claims
 * whatever is due and learns afterwards which kinds it does not know; with two schedulers on one
 * table, or two releases on one database, each would claim the other's jobs for a while.
 */
final class OwnKinds extends PostgreSqlJdbcCustomization {
  private final List<String> kinds;

  OwnKinds(List<String> kinds) {
    super(false, false);
    this.kinds = List.copyOf(kinds);
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
    String sql =
        """
        with due as (
          select task_name, task_instance from %1$s
          where not picked and execution_time <= ? and task_name = any (?)
          order by execution_time
          limit ?
          for update skip locked
        ), claimed as (
          update %1$s as task
          set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
          from due
          where task.task_name = due.task_name and task.task_instance = due.task_instance
          returning task.*
        )
        select * from claimed order by execution_time
        """
            .formatted(context.tableName);
    return context.jdbcRunner.query(
        sql, statement -> bind(statement, context, now, limit), context.resultSetMapper.get());
  }

  private void bind(
      PreparedStatement statement, JdbcTaskRepositoryContext context, Instant now, int limit)
      throws SQLException {
    Connection connection = statement.getConnection();
    setInstant(statement, 1, now);
    statement.setArray(2, connection.createArrayOf("text", kinds.toArray()));
    statement.setInt(3, limit);
    statement.setString(4, context.schedulerName.getName());
    setInstant(statement, 5, now);
  }
}
