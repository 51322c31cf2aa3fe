package ro.storno.rest.route;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.json.Aliases;

/**
 * One request, as a handler sees it: its parameters, its caller, its body.
 *
 * <p>Only parameters that the route declares can be read, so that nothing stays undocumented. Used
 * by one thread.
 */
public final class Call {
  private final Route route;
  private final Context context;
  private final ObjectMapper json;
  private final BodyReader bodies;
  private final Aliases aliases;
  private @Nullable Object caller;
  private byte[] sent = {};

  /**
   * Wraps a request.
   *
   * @param route the route it reached, not null
   * @param context the request and its answer, not null
   * @param json reads the body, not null
   * @param aliases knows second names of fields, not null
   * @param bodies knows the size limits, not null
   */
  public Call(Route route, Context context, ObjectMapper json, Aliases aliases, BodyReader bodies) {
    this.aliases = aliases;
    this.route = route;
    this.context = context;
    this.json = json;
    this.bodies = bodies;
  }

  /**
   * The route that was reached.
   *
   * @return not null
   */
  public Route route() {
    return route;
  }

  /**
   * Reads a declared parameter.
   *
   * @param param one of the route's parameters, not null
   * @param <T> type of its value
   * @return its value, empty if it is absent or blank
   * @throws Refusal with status 400 if it cannot be read
   */
  public <T> Optional<T> param(Param<T> param) {
    if (!route.params().contains(param)) {
      throw new IllegalStateException(route.label() + " does not declare " + param.name());
    }
    String text =
        param.place() == Param.Place.QUERY
            ? context.queryParam(param.name())
            : context.header(param.name());
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(param.read(text.trim()));
  }

  /**
   * Reads an id from the path.
   *
   * @param name as in the path template, not null
   * @return the id, not null
   * @throws Refusal with status 404 if it is no UUID: nothing can be there
   */
  public UUID id(String name) {
    try {
      String text = context.pathParam(name);
      UUID id = UUID.fromString(text);
      if (text.length() == 36) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound();
    }
    throw Refusal.notFound();
  }

  /**
   * Reads a text from the path.
   *
   * @param name as in the path template, not null
   * @return not null
   */
  public String pathText(String name) {
    return context.pathParam(name);
  }

  /**
   * Reads a header that belongs to the protocol rather than to the route.
   *
   * @param name not null
   * @return its value, empty if absent or blank
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name)).filter(text -> !text.isBlank());
  }

  /**
   * Reads a query parameter that selects the company on every route.
   *
   * @param name not null
   * @return its value, empty if absent or blank
   */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
  }

  /**
   * Reads the JSON body.
   *
   * @param type record to read into, not null
   * @param <B> its type
   * @return the body; an absent one reads as an object without fields; not null
   */
  <B> B body(Class<B> type) {
    sent = route.takesForms() ? bodies.jsonOrForm(context, json) : bodies.json(context);
    return BodyReader.read(sent, json, type);
  }

  /**
   * Reads the same body into another record that the route declares.
   *
   * @param type record to read into, not null
   * @param <B> its type
   * @return what the body says of it; not null
   */
  public <B> B also(Class<B> type) {
    if (!route.moreBodies().contains(type)) {
      throw new IllegalStateException(route.label() + " does not declare " + type);
    }
    return BodyReader.read(sent, json, type);
  }

  /**
   * Tells which fields the body names, null values included.
   *
   * @param type what the body was read into, not null
   * @return components of that record, second names replaced by the first; not null
   */
  public Set<String> sent(Class<?> type) {
    return BodyReader.keys(sent, json).stream()
        .map(key -> aliases.component(type, key))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads the body as it is: for protocols of others, whose messages are no JSON.
   *
   * @return not null
   * @throws Refusal with status 413 if it is larger than an upload may be
   */
  public byte[] raw() {
    return bodies.raw(context);
  }

  /**
   * Reads the one file of a multipart form.
   *
   * @param field name of the form field, not null
   * @return the file, not null
   * @throws Refusal with status 400 if there is none, 413 if it is too large
   */
  public Upload upload(String field) {
    return bodies.upload(context, field);
  }

  /**
   * Reads a text of a multipart form.
   *
   * @param field name of the form field, not null
   * @return its value, empty if absent or blank
   */
  public Optional<String> formText(String field) {
    return Optional.ofNullable(context.formParam(field)).filter(text -> !text.isBlank());
  }

  /**
   * Remembers who calls; set once, before the handler runs.
   *
   * @param caller whatever the admission found out, not null
   */
  public void admit(Object caller) {
    this.caller = caller;
  }

  /**
   * Who calls.
   *
   * @param type what the admission stored, not null
   * @param <T> its type
   * @return not null
   * @throws IllegalStateException if nobody was admitted: the route is open to anyone
   */
  public <T> T caller(Class<T> type) {
    if (!type.isInstance(caller)) {
      throw new IllegalStateException(
          route.label() + " is open, it has no " + type.getSimpleName());
    }
    return type.cast(caller);
  }

  /**
   * The request id, as in the answer's header.
   *
   * @return not null
   */
  public String requestId() {
    return String.valueOf(context.<String>attribute(RequestId.ATTRIBUTE));
  }

  /**
   * Puts something on the request for the access log, such as the company.
   *
   * @param key not null
   * @param value not personal, not secret, not null
   */
  public void note(String key, String value) {
    context.attribute(key, value);
  }

  /**
   * The address of the caller, behind trusted proxies only.
   *
   * @return an IP address as text, not null
   */
  public String clientAddress() {
    String seen = context.attribute(ClientAddress.ATTRIBUTE);
    return seen == null ? context.ip() : seen;
  }
}
