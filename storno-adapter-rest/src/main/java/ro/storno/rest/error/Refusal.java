package ro.storno.rest.error;

import java.util.Map;

/** The HTTP layer itself refuses a request: its shape, size, type or address is wrong. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError answer;

  /**
   * Refuses with an answer.
   *
   * @param answer what the caller gets, not null
   */
  public Refusal(ApiError answer) {
    super(answer.message(), null, false, false);
    this.answer = answer;
  }

  /**
   * The answer for the caller.
   *
   * @return not null
   */
  public ApiError answer() {
    return answer;
  }

  /**
   * One field of the request cannot be read.
   *
   * @param path field path or parameter name, not null
   * @param text what was expected, not null
   * @return a refusal with status 400, not null
   */
  public static Refusal field(String path, String text) {
    return new Refusal(ApiError.invalid(400, Map.of(path, text)));
  }

  /**
   * There is nothing at the address, or nothing that the caller may know of.
   *
   * @return a refusal with status 404, not null
   */
  public static Refusal notFound() {
    return new Refusal(
        ApiError.of(404, "Not found", "There is no such resource. Check the id and the company."));
  }
}
