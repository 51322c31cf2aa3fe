package ro.storno.rest.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.ApplicationException;
import ro.storno.domain.DomainException;

/**
 * Turns every failure into its HTTP answer; the only place that does.
 *
 * <p>Expected failures explain themselves. Anything unexpected is logged with its stack trace and
 * answered with a request id and no internals.
 */
public final class ErrorMapping {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);

  private ErrorMapping() {}

  /**
   * Chooses the answer for a failure.
   *
   * @param failure what was thrown, not null
   * @param requestId named in answers that need the operator, not null
   * @return the answer, not null
   */
  public static ApiError map(Throwable failure, String requestId) {
    if (failure instanceof Refusal refusal) {
      return refusal.answer();
    }
    if (failure instanceof JsonProcessingException json) {
      return JsonErrors.explain(json);
    }
    if (failure instanceof ApplicationException refusal) {
      return application(refusal);
    }
    if (failure instanceof DomainException domain) {
      return domain(domain);
    }
    if (failure instanceof HttpResponseException http) {
      return http(http);
    }
    LOG.error("unexpected failure", failure);
    return ApiError.of(
            500,
            "Internal server error",
            "Something went wrong on our side. Please quote request "
                + requestId
                + " when you report it.")
        .with("requestId", requestId);
  }

  private static ApiError application(ApplicationException failure) {
    String text = String.valueOf(failure.getMessage());
    if (failure instanceof ApplicationException.Invalid invalid) {
      return ApiError.invalid(400, invalid.orderedErrors());
    }
    if (failure instanceof ApplicationException.Unauthenticated) {
      return ApiError.of(401, "Unauthorized", text).withHeader("WWW-Authenticate", "Bearer");
    }
    if (failure instanceof ApplicationException.Forbidden forbidden) {
      ApiError error = ApiError.of(403, forbidden.error(), text);
      return forbidden.code().isEmpty() ? error : error.withCode(forbidden.code());
    }
    if (failure instanceof ApplicationException.NotFound) {
      return ApiError.of(404, "Not found", text);
    }
    if (failure instanceof ApplicationException.Gone) {
      return ApiError.of(410, "Gone", text);
    }
    if (failure instanceof ApplicationException.PlanLimit plan) {
      ApiError error =
          ApiError.of(402, "Plan limit reached", text).withCode(ApplicationException.PLAN_LIMIT);
      return plan.limit() == 0 ? error : error.with("limit", plan.limit());
    }
    if (failure instanceof ApplicationException.Conflict conflict) {
      ApiError error = ApiError.of(409, "Conflict", text);
      return conflict.code().isEmpty() ? error : error.withCode(conflict.code());
    }
    if (failure instanceof ApplicationException.Unacceptable unacceptable) {
      ApiError error =
          new ApiError(422, "Not acceptable", text, 422, unacceptable.errors(), Map.of(), Map.of());
      return unacceptable.messageKey().isEmpty()
          ? error
          : error.with("messageKey", unacceptable.messageKey());
    }
    if (failure instanceof ApplicationException.TooMany often) {
      return tooMany(often, ApiError.of(429, "Too many requests", text));
    }
    LOG.warn("something that is needed does not answer", failure);
    return ApiError.of(503, "Service unavailable", text).withHeader("Retry-After", "5");
  }

  private static ApiError tooMany(ApplicationException.TooMany failure, ApiError plain) {
    ApiError error = failure.code().isEmpty() ? plain : plain.withCode(failure.code());
    if (failure.retryAfter().isEmpty()) {
      return error;
    }
    long seconds = Math.max(1, failure.retryAfter().get().toSeconds());
    return error.with("retryAfter", seconds).withHeader("Retry-After", Long.toString(seconds));
  }

  private static ApiError domain(DomainException failure) {
    String text = String.valueOf(failure.getMessage());
    if (failure instanceof DomainException.IllegalState) {
      return ApiError.of(409, "Invalid state transition", text);
    }
    int status = failure instanceof DomainException.RuleViolated ? 422 : 400;
    if (failure.field().isEmpty()) {
      return ApiError.of(status, status == 422 ? "Not acceptable" : "Invalid request", text);
    }
    return new ApiError(
        status,
        "Validation failed",
        text,
        status,
        Map.of(failure.field(), text),
        Map.of(),
        Map.of());
  }

  /** What the HTTP server itself throws: no route, wrong method, body over the limit. */
  private static ApiError http(HttpResponseException failure) {
    return standard(failure.getStatus());
  }

  /**
   * The answer for a bare status, as the HTTP server reports it.
   *
   * @param status HTTP status
   * @return an answer in the API's shape, not null
   */
  public static ApiError standard(int status) {
    return switch (status) {
      case 400 ->
          ApiError.of(
              400, "Bad request", "The request cannot be read. Check its address and body.");
      case 404 ->
          ApiError.of(
              404, "Not found", "There is nothing at this address. See /docs for what there is.");
      case 405 ->
          ApiError.of(
              405, "Method not allowed", "This address does not support that method. See Allow.");
      case 413 ->
          ApiError.of(
              413, "Request too large", "The request body is larger than this server takes.");
      case 414, 431 ->
          ApiError.of(status, "Request too large", "The address or the headers are too long.");
      case 415 ->
          ApiError.of(
              415,
              "Unsupported media type",
              "Send the body as JSON: Content-Type application/json.");
      case 503 ->
          ApiError.of(503, "Service unavailable", "The server is busy or shutting down. Try again.")
              .withHeader("Retry-After", "5");
      default ->
          status >= 500
              ? ApiError.of(status, "Internal server error", "Something went wrong on our side.")
              : ApiError.of(status, "Bad request", "The request cannot be served.");
    };
  }
}
