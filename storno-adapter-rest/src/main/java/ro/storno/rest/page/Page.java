package ro.storno.rest.page;

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
 * @param link where to go on, or null
 */
public record Page(
    Language language,
    Tone tone,
    String title,
    List<String> paragraphs,
    List<String> items,
    @Nullable Form form,
    @Nullable Link link) {
  /** How the page feels. */
  public enum Tone {
    NEUTRAL,
    SUCCESS,
    PROBLEM
  }

  /**
   * One button.
   *
   * @param action path on this server; not null
   * @param hidden what the button sends; not null
   * @param button its label; not null
   * @param leadsTo origin of the site that the answer redirects to, which browsers have to be told
   *     before, such as {@code https://logincert.anaf.ro}; null if it stays here
   */
  public record Form(
      String action, Map<String, String> hidden, String button, @Nullable String leadsTo) {
    /** Takes a copy. */
    public Form {
      hidden = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
    }
  }

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
  }

  /** Returns a page with some paragraphs and nothing else. */
  public static Page saying(Language language, Tone tone, String title, String... paragraphs) {
    return new Page(language, tone, title, List.of(paragraphs), List.of(), null, null);
  }

  /** Returns the page with a list. */
  public Page listing(List<String> more) {
    return new Page(language, tone, title, paragraphs, more, form, link);
  }

  /** Returns the page with a button. */
  public Page offering(Form button) {
    return new Page(language, tone, title, paragraphs, items, button, link);
  }

  /** Returns the page with a link; none if it is null. */
  public Page leadingTo(@Nullable Link next) {
    return new Page(language, tone, title, paragraphs, items, form, next);
  }
}
