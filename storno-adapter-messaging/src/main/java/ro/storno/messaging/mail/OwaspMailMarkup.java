package ro.storno.messaging.mail;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import ro.storno.application.mail.MailMarkup;

/**
 * Lets through what stands on a list and drops the rest, by the OWASP sanitizer, which reads HTML
 * as browsers do and writes it anew. Thread-safe.
 */
public final class OwaspMailMarkup implements MailMarkup {
  private static final PolicyFactory POLICY =
      Sanitizers.FORMATTING
          .and(Sanitizers.BLOCKS)
          .and(Sanitizers.STYLES)
          .and(Sanitizers.TABLES)
          .and(
              new HtmlPolicyBuilder()
                  .allowElements("a", "img", "span", "hr", "center", "font", "pre")
                  .allowUrlProtocols("https", "http", "mailto", "tel")
                  .allowAttributes("href", "title")
                  .onElements("a")
                  .allowAttributes("src", "alt", "width", "height", "border")
                  .onElements("img")
                  .allowAttributes("color", "size", "face")
                  .onElements("font")
                  .allowAttributes("dir", "lang", "align")
                  .globally()
                  .toFactory());
  private static final Set<String> LINE_ENDS =
      Set.of(
          "p",
          "div",
          "br",
          "tr",
          "table",
          "ul",
          "ol",
          "li",
          "hr",
          "blockquote",
          "pre",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00A0]+");
  private static final Pattern AROUND_LINE_ENDS = Pattern.compile(" ?\\n ?");
  private static final Pattern GAPS = Pattern.compile("\\n{3,}");

  @Override
  public Safe clean(String html) {
    String safe = POLICY.sanitize(html);
    return new Safe(safe, text(safe));
  }

  /** The text of HTML that is safe already; links keep their address. */
  private static String text(String safe) {
    Text text = new Text();
    HtmlSanitizer.sanitize(safe, text);
    String all = BLANKS.matcher(text.out).replaceAll(" ");
    all = AROUND_LINE_ENDS.matcher(all).replaceAll("\n");
    return GAPS.matcher(all).replaceAll("\n\n").strip();
  }

  /** Writes down what there is to read. */
  private static final class Text implements HtmlSanitizer.Policy, HtmlStreamEventReceiver {
    private final StringBuilder out = new StringBuilder();
    private String address = "";

    @Override
    public void openDocument() {
      // nothing to read yet
    }

    @Override
    public void closeDocument() {
      // nothing to read any more
    }

    @Override
    public void openTag(String name, List<String> attributes) {
      if (LINE_ENDS.contains(name)) {
        out.append('\n');
      } else if (name.equals("td") || name.equals("th")) {
        out.append(' ');
      }
      int href = name.equals("a") ? attributes.indexOf("href") : -1;
      if (href >= 0) {
        address = attributes.get(href + 1);
      }
    }

    @Override
    public void closeTag(String name) {
      if (name.equals("a") && !address.isEmpty()) {
        if (!endsWith(address)) {
          out.append(" (").append(address).append(')');
        }
        address = "";
      } else if (LINE_ENDS.contains(name)) {
        out.append('\n');
      }
    }

    private boolean endsWith(String written) {
      int from = out.length() - written.length();
      return from >= 0 && out.indexOf(written, from) == from;
    }

    @Override
    public void text(String words) {
      out.append(words.replace('\r', ' ').replace('\n', ' '));
    }
  }
}
