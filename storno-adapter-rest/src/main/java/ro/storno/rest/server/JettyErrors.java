package ro.storno.rest.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.ErrorMapping;

/** Gives the API's error shape to what Jetty refuses itself: bad addresses, too long headers. */
final class JettyErrors extends ErrorHandler {
  private final ObjectMapper json;
  private final SecurityHeaders securityHeaders;

  JettyErrors(ObjectMapper json, SecurityHeaders securityHeaders) {
    this.json = json;
    this.securityHeaders = securityHeaders;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() >= 400 ? response.getStatus() : 500;
    ApiError error = ErrorMapping.standard(status);
    securityHeaders.byName().forEach((name, value) -> response.getHeaders().put(name, value));
    error.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, ByteBuffer.wrap(bytes(error)), callback);
    return true;
  }

  private byte[] bytes(ApiError error) {
    try {
      return json.writeValueAsBytes(error.body());
    } catch (JsonProcessingException e) {
      return "{\"error\":\"Internal server error\"}".getBytes(StandardCharsets.UTF_8);
    }
  }
}
