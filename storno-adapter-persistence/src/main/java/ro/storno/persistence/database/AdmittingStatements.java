package ro.storno.persistence.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends the tenant of a transaction together with its first statement, and so with BEGIN: one round
 * trip instead of two, without any moment at which a statement could run before the tenant is set.
 *
 * <p>The first statement is prepared as {@code select set_config(...); statement}. Whoever uses it
 * sees neither the first parameter nor the first result.
 */
final class AdmittingStatements extends DefaultStatementBuilder {
  private final String setting;
  private final String value;
  private boolean admitted;

  /**
   * @param setting the setting of the transaction, such as {@code storno.company}
   * @param value what to set it to
   */
  AdmittingStatements(String setting, String value) {
    this.setting = setting;
    this.value = value;
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    if (admitted) {
      return super.create(connection, sql, context);
    }
    admitted = true;
    String admission = "select set_config('" + setting + "', ?, true); ";
    PreparedStatement both = super.create(connection, admission + sql, context);
    both.setString(1, value);
    return (PreparedStatement)
        Proxy.newProxyInstance(
            AdmittingStatements.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> second(both, method, arguments));
  }

  private static @Nullable Object second(
      PreparedStatement both, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      String name = method.getName();
      if (name.startsWith("set")
          && arguments != null
          && arguments.length > 1
          && arguments[0] instanceof Integer position) {
        Object[] shifted = arguments.clone();
        shifted[0] = position + 1;
        return method.invoke(both, shifted);
      }
      if (name.equals("execute") && arguments == null) {
        both.execute();
        return both.getMoreResults();
      }
      if (name.startsWith("execute") || name.equals("addBatch")) {
        throw new UnsupportedOperationException(name + " as the first statement of a transaction");
      }
      return method.invoke(both, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
