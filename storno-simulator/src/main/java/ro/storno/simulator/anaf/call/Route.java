package ro.storno.simulator.anaf.call;

import java.util.function.Function;
import java.util.regex.Pattern;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * Where an operation is reached, and who answers.
 *
 * @param operation not null
 * @param method HTTP method; not null
 * @param path of the whole path; not null
 * @param identity what is asked, by which chance decides; must not depend on tokens, times or the
 *     order of calls; not null
 * @param handler not null
 */
public record Route(
    AnafOperation operation,
    String method,
    Pattern path,
    Function<Request, String> identity,
    Handler handler) {

  /** Answers one call; safe for use by many threads. */
  @FunctionalInterface
  public interface Handler {
    /** Returns the answer. */
    Reply handle(Call call);
  }

  /** Returns a route of a path given as a regular expression. */
  public static Route of(
      AnafOperation operation,
      String method,
      String path,
      Function<Request, String> identity,
      Handler handler) {
    return new Route(operation, method, Pattern.compile(path), identity, handler);
  }
}
