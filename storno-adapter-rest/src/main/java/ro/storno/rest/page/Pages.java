package ro.storno.rest.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import ro.storno.rest.route.Reply;

/**
 * Draws pages: one self-contained HTML document without scripts or anything from elsewhere, made to
 * be read on a phone and by a screen reader. The content security policy allows the one style sheet
 * by its digest and nothing else. Thread-safe.
 */
public final class Pages {
  private static final String TEMPLATE = resource("page.html.peb");
  private static final String STYLE = resource("page.css");
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  private Pages() {}

  /** Made at the first page: most servers never show one. */
  private static final class Drawn {
    static final PebbleTemplate PAGE =
        new PebbleEngine.Builder()
            .loader(new StringLoader())
            .autoEscaping(true)
            .strictVariables(true)
            .defaultLocale(Locale.ROOT)
            .build()
            .getTemplate(TEMPLATE);
  }

  /**
   * Draws a page.
   *
   * @param status HTTP status
   * @param page not null
   * @return not null
   */
  public static Reply reply(int status, Page page) {
    StringWriter html = new StringWriter();
    try {
      Drawn.PAGE.evaluate(html, Map.of("page", page, "style", STYLE));
    } catch (IOException e) {
      throw new UncheckedIOException("a page cannot be drawn", e);
    }
    byte[] bytes = html.toString().getBytes(StandardCharsets.UTF_8);
    return new Reply(
            status,
            null,
            new Reply.Download("text/html; charset=utf-8", "page.html", true, bytes),
            Map.of())
        .withHeader("Content-Security-Policy", policy(page))
        .withHeader("Content-Language", page.language().code())
        .withHeader("Vary", "Accept-Language");
  }

  /** Browsers hold the redirect that follows a form against form-action as well. */
  private static String policy(Page page) {
    String policy = String.format(Locale.ROOT, POLICY, digest(STYLE));
    Page.Form form = page.form();
    return form == null || form.leadsTo() == null ? policy : policy + " " + form.leadsTo();
  }

  private static String digest(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Pages.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the build: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + name, e);
    }
  }
}
