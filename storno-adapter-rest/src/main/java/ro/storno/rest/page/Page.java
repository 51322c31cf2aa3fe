package ro.storno.rest.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page says, as plain text: nothing in it is taken for HTML. Immutable.
 *
 * @param language not null
 * @param tone not null
 * @param title not null
 * @param paragraphs not null
 * @param items a list below the paragraphs, may be empty; not null
 * @param form what can be done, or null
 * @param links where to go on, may be empty; not null
 */
public record Page(
    Language language,
    Tone tone,
    String title,
    List<String> paragraphs,
    List<String> items,
    @Nullable Form form,
    List<Link> links) {
  /** How the page feels. */
  public enum Tone {
    NEUTRAL,
    SUCCESS,
    PROBLEM
  }

  /**
   * One button, or two, with what must be typed first.
   *
   * @param action path on this server; not null
   * @param hidden what the button sends; not null
   * @param problem what was wrong with what was sent before, or null
   * @param fields what must be typed; not null
   * @param button its label; not null
   * @param refusal label of a second button, which sends {@code refused}; or null
   * @param leadsTo origin of the site that the answer redirects to, which browsers have to be told
   *     before, such as {@code https://logincert.anaf.ro}; null if it stays here
   */
  public record Form(
      String action,
      Map<String, String> hidden,
      @Nullable String problem,
      List<Field> fields,
      String button,
      @Nullable String refusal,
      @Nullable String leadsTo) {
    /** Takes copies. */
    public Form {
      hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
      fields = List.copyOf(fields);
    }

    /**
     * One button and nothing to type.
     *
     * @param action path on this server; not null
     * @param hidden what the button sends; not null
     * @param button its label; not null
     * @param leadsTo origin that the answer redirects to, or null
     */
    public Form(
        String action, Map<String, String> hidden, String button, @Nullable String leadsTo) {
      this(action, hidden, null, List.of(), button, null, leadsTo);
    }
  }

  /**
   * Something to type.
   *
   * @param name under which it is sent; not null
   * @param label not null
   * @param type as HTML calls it, such as {@code password}; not null
   * @param autocomplete what browsers and password managers fill in; not null
   * @param required whether it must be typed
   * @param hint shown below the label, or empty; not null
   * @param value what stands there already, or empty; not null
   */
  public record Field(
      String name,
      String label,
      String type,
      String autocomplete,
      boolean required,
      String hint,
      String value) {}

  /**
   * A link.
   *
   * @param address from the configuration, never from a request; not null
   * @param text not null
   */
  public record Link(String address, String text) {}

  /** Takes copies. */
  public Page {
    paragraphs = List.copyOf(paragraphs);
    items = List.copyOf(items);
    links = List.copyOf(links);
  }

  /** Returns a page with some paragraphs and nothing else. */
  public static Page saying(Language language, Tone tone, String title, String... paragraphs) {
    return new Page(language, tone, title, List.of(paragraphs), List.of(), null, List.of());
  }

  /** Returns the page with a list. */
  public Page listing(List<String> more) {
    return new Page(language, tone, title, paragraphs, more, form, links);
  }

  /** Returns the page with a button. */
  public Page offering(Form button) {
    return new Page(language, tone, title, paragraphs, items, button, links);
  }

  /** Returns the page with a further link; none if it is null. */
  public Page leadingTo(@Nullable Link next) {
    List<Link> more = new ArrayList<>(links);
    if (next != null) {
      more.add(next);
    }
    return new Page(language, tone, title, paragraphs, items, form, more);
  }
}
