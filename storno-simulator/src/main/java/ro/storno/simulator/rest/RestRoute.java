package ro.storno.simulator.rest;

import java.util.function.Function;
import java.util.regex.Pattern;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * Where an operation is reached, and who answers.
 *
 * @param operation not null
 * @param method HTTP method; not null
 * @param path of the whole path; not null
 * @param withToken whether only the bearer of a token is answered
 * @param identity what is asked, by which chance decides; must not depend on tokens, times or the
 *     order of calls; not null
 * @param handler not null
 */
public record RestRoute(
    Operation operation,
    String method,
    Pattern path,
    boolean withToken,
    Function<Request, String> identity,
    Handler handler) {

  /** Answers one call; safe for use by many threads. */
  @FunctionalInterface
  public interface Handler {
    /** Returns the answer. */
    Reply handle(RestCall call);
  }

  /** Returns a route that everybody may take, of a path given as a regular expression. */
  public static RestRoute open(
      Operation operation,
      String method,
      String path,
      Function<Request, String> identity,
      Handler handler) {
    return new RestRoute(operation, method, Pattern.compile(path), false, identity, handler);
  }

  /** Returns a route for bearers of a token, of a path given as a regular expression. */
  public static RestRoute guarded(
      Operation operation,
      String method,
      String path,
      Function<Request, String> identity,
      Handler handler) {
    return new RestRoute(operation, method, Pattern.compile(path), true, identity, handler);
  }
}
