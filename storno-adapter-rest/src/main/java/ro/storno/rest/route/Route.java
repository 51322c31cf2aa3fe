package ro.storno.rest.route;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.Permission;

/**
 * One operation of the API, declared once.
 *
 * <p>The HTTP handler, the OpenAPI document and the authorization test all come from this
 * declaration. Immutable; made by {@link #get}, {@link #post}, {@link #put}, {@link #patch} and
 * {@link #delete}.
 */
public final class Route {
  /** What a route without a body does. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Serves a request.
     *
     * @param call the request, not null
     * @return the answer, not null
     */
    Reply handle(Call call);
  }

  /**
   * What a route with a body does.
   *
   * @param <B> the request record
   */
  @FunctionalInterface
  public interface BodyHandler<B> {
    /**
     * Serves a request.
     *
     * @param call the request, not null
     * @param body what it brought, not null
     * @return the answer, not null
     */
    Reply handle(Call call, B body);
  }

  private final Draft draft;
  private final Handler handler;

  private Route(Draft draft, Handler handler) {
    this.draft = draft;
    this.handler = handler;
  }

  /**
   * Begins a route that reads.
   *
   * @param path template such as {@code /api/v1/invoices/{uuid}}, not null
   * @return a draft to complete, not null
   */
  public static Draft get(String path) {
    return new Draft("GET", path);
  }

  /**
   * Begins a route that creates or acts.
   *
   * @param path template, not null
   * @return a draft to complete, not null
   */
  public static Draft post(String path) {
    return new Draft("POST", path);
  }

  /**
   * Begins a route that replaces.
   *
   * @param path template, not null
   * @return a draft to complete, not null
   */
  public static Draft put(String path) {
    return new Draft("PUT", path);
  }

  /**
   * Begins a route that changes some fields.
   *
   * @param path template, not null
   * @return a draft to complete, not null
   */
  public static Draft patch(String path) {
    return new Draft("PATCH", path);
  }

  /**
   * Begins a route that removes.
   *
   * @param path template, not null
   * @return a draft to complete, not null
   */
  public static Draft delete(String path) {
    return new Draft("DELETE", path);
  }

  /** Runs the handler. */
  public Reply handle(Call call) {
    return handler.handle(call);
  }

  /** GET, POST, PUT, PATCH or DELETE. */
  public String method() {
    return draft.method;
  }

  /** The path template, with parameters in braces. */
  public String path() {
    return draft.path;
  }

  /** Method and path, for people. */
  public String label() {
    return draft.method + " " + draft.path;
  }

  /** Who may call it. */
  public Access access() {
    return draft.access;
  }

  /** The area it belongs to. */
  public String tag() {
    return draft.tag;
  }

  /** What it does, in one line. */
  public String summary() {
    return draft.summary;
  }

  /** What else one must know; may be empty. */
  public String description() {
    return draft.description;
  }

  /** Parameters in query and headers. */
  public List<Param<?>> params() {
    return draft.params;
  }

  /** The request record, if the route takes a JSON body. */
  public Optional<Class<?>> body() {
    return Optional.ofNullable(draft.body);
  }

  /** Further records that the same body is read into. */
  public List<Class<?>> moreBodies() {
    return draft.moreBodies;
  }

  /** Whether the body may come as a form, besides JSON. */
  public boolean takesForms() {
    return draft.forms;
  }

  /** Name of the form field that carries a file, if the route takes one. */
  public Optional<String> uploadField() {
    return Optional.ofNullable(draft.uploadField);
  }

  /** What it answers when all goes well. */
  public List<Answer> answers() {
    return draft.answers;
  }

  /** What it refuses, by status, beyond what all routes refuse. */
  public Map<Integer, String> refusals() {
    return draft.refusals;
  }

  /** Headers of successful answers, by name, with their meaning. */
  public Map<String, String> answerHeaders() {
    return draft.answerHeaders;
  }

  /** How often one address may call it, if that is limited beyond the general limits. */
  public Optional<Limit> limit() {
    return Optional.ofNullable(draft.limit);
  }

  /**
   * How often one address may call a route.
   *
   * @param times calls allowed within any window of that length
   * @param window length of the window, not null
   */
  public record Limit(int times, Duration window) {}

  /** An example of the body, if one is given. */
  public Optional<Object> example() {
    return Optional.ofNullable(draft.example);
  }

  /** A route in the making. */
  public static final class Draft {
    private final String method;
    private final String path;
    private Access access = new Access.SignedIn(true);
    private String tag = "";
    private String summary = "";
    private String description = "";
    private final List<Param<?>> params = new ArrayList<>();
    private @Nullable Class<?> body;
    private final List<Class<?>> moreBodies = new ArrayList<>();
    private boolean forms;
    private @Nullable String uploadField;
    private final List<Answer> answers = new ArrayList<>();
    private final Map<Integer, String> refusals = new TreeMap<>();
    private final Map<String, String> answerHeaders = new LinkedHashMap<>();
    private @Nullable Object example;
    private @Nullable Limit limit;

    private Draft(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /** Opens it to anyone. */
    public Draft anyone() {
      access = new Access.Anyone();
      return this;
    }

    /** Opens it to every signed-in user, API keys and OAuth2 tokens included. */
    public Draft signedIn() {
      access = new Access.SignedIn(false);
      return this;
    }

    /** Opens it to signed-in users in person: no API keys, no OAuth2 tokens. */
    public Draft inPerson() {
      access = new Access.SignedIn(true);
      return this;
    }

    /** Opens it to administrators of the installation, in person. */
    public Draft operator() {
      access = new Access.Operator();
      return this;
    }

    /** Opens it to members of the organization who have a permission. */
    public Draft organization(Permission permission) {
      access = new Access.InOrganization(permission, false);
      return this;
    }

    /** Opens it to such members in person: no API keys, no OAuth2 tokens. */
    public Draft organizationInPerson(Permission permission) {
      access = new Access.InOrganization(permission, true);
      return this;
    }

    /** Opens it to members with access to the selected company and a permission. */
    public Draft company(Permission permission) {
      access = new Access.InCompany(permission);
      return this;
    }

    /** Names the area it belongs to, and what it does in one line. */
    public Draft does(String area, String what) {
      tag = area;
      summary = what;
      return this;
    }

    /** Says what else one must know. */
    public Draft note(String text) {
      description = text;
      return this;
    }

    /** Declares parameters. */
    public Draft params(Param<?>... more) {
      params.addAll(List.of(more));
      return this;
    }

    /** Declares parameters. */
    public Draft params(List<Param<?>> more) {
      params.addAll(more);
      return this;
    }

    /** Takes its body as a form too, as RFC 6749 has it. Browsers send forms across sites. */
    public Draft takesForms() {
      forms = true;
      return this;
    }

    /** Reads the same body into another record too, by {@link Call#also}. */
    public Draft alsoReads(Class<?> type) {
      moreBodies.add(type);
      return this;
    }

    /** Takes a file in a multipart form. */
    public Draft upload(String field) {
      uploadField = field;
      return this;
    }

    /** Answers JSON. */
    public Draft answers(int status, Type type, String meaning) {
      answers.add(Answer.json(status, meaning, type));
      return this;
    }

    /** Answers nothing but a status. */
    public Draft answers(int status, String meaning) {
      answers.add(Answer.empty(status, meaning));
      return this;
    }

    /** Answers a file. */
    public Draft answersFile(int status, String mediaType, String meaning) {
      answers.add(Answer.file(status, meaning, mediaType));
      return this;
    }

    /** Answers with a header worth knowing. */
    public Draft answerHeader(String name, String meaning) {
      answerHeaders.put(name, meaning);
      return this;
    }

    /** Refuses with a status of its own. */
    public Draft refuses(int status, String meaning) {
      refusals.put(status, meaning);
      return this;
    }

    /** Limits how often one address may call it (getting-started/rate-limiting.md). */
    public Draft limited(int times, Duration window) {
      limit = new Limit(times, window);
      return this;
    }

    /** Shows what a body looks like. */
    public Draft example(Object body) {
      example = body;
      return this;
    }

    /** Completes a route that takes no body. */
    public Route handle(Handler handler) {
      return new Route(complete(), handler);
    }

    /** Completes a route that takes a JSON body. */
    public <B> Route handle(Class<B> type, BodyHandler<B> handler) {
      body = type;
      return new Route(complete(), call -> handler.handle(call, call.body(type)));
    }

    private Draft complete() {
      if (tag.isEmpty() || summary.isEmpty() || answers.isEmpty()) {
        throw new IllegalStateException(
            method + " " + path + " needs an area, a summary and an answer");
      }
      if (Set.of("GET", "DELETE").contains(method) && uploadField != null) {
        throw new IllegalStateException(method + " " + path + " cannot take a file");
      }
      return this;
    }
  }
}
