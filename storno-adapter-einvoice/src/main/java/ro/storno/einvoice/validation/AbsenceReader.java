package ro.storno.einvoice.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Recognises, while a sheet passes by, the assertions that go into {@link AbsenceRules}.
 *
 * <p>Such an assertion stands in a template that matches roots only, tests {@code not(path)} with a
 * path of plain names, and reports a fixed text. Everything else is played on unchanged.
 */
final class AbsenceReader {
  private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
  private static final String NAME = "[A-Za-z_][\\w.-]*:[A-Za-z_][\\w.-]*";
  private static final String STEP = "(?:" + NAME + "|\\(" + NAME + "(?:\\|" + NAME + ")*\\))";
  private static final Pattern ABSENCE =
      Pattern.compile("not\\((" + STEP + "(?:/" + STEP + ")*(?:/@[A-Za-z_][\\w.-]*)?)\\)");

  private final AbsenceRules rules = new AbsenceRules();
  private final Map<String, String> namespaces = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private @Nullable Set<String> roots;
  private int depth;

  /** One event of an assertion that is being looked at. */
  private record Event(
      @Nullable String uri,
      String localName,
      String qName,
      @Nullable Attributes attributes,
      boolean isEnd) {
    boolean isStart(String namespace, String name) {
      return attributes != null && namespace.equals(uri) && name.equals(localName);
    }

    boolean isText() {
      return uri == null;
    }
  }

  AbsenceRules rules() {
    return rules;
  }

  void namespace(String prefix, String uri) {
    namespaces.put(prefix, uri);
  }

  /** Says that a template begins which is the only one of its mode to match these roots. */
  void enterRootTemplate(Set<String> prefixedRoots) {
    Set<String> names = new LinkedHashSet<>();
    prefixedRoots.forEach(name -> names.add(resolve(name)));
    roots = names;
  }

  void leaveTemplate() {
    roots = null;
  }

  boolean isCollecting() {
    return depth > 0;
  }

  /** Whether an element of a root template may begin such an assertion. */
  boolean begins(String uri, String localName) {
    return roots != null && uri.equals(XSL) && localName.equals("choose");
  }

  void start(String uri, String localName, String qName, Attributes attributes) {
    depth++;
    events.add(new Event(uri, localName, qName, new AttributesImpl(attributes), false));
  }

  void text(String text) {
    events.add(new Event(null, text, "", null, false));
  }

  /** Takes an end; when the assertion is complete it becomes a rule or is played on. */
  void end(String uri, String localName, String qName, ContentHandler next) throws SAXException {
    events.add(new Event(uri, localName, qName, null, true));
    depth--;
    if (depth > 0) {
      return;
    }
    if (!becameRule()) {
      play(next);
    }
    events.clear();
  }

  private void play(ContentHandler next) throws SAXException {
    for (Event event : events) {
      if (event.isText()) {
        next.characters(event.localName().toCharArray(), 0, event.localName().length());
      } else if (event.isEnd()) {
        next.endElement(event.uri(), event.localName(), event.qName());
      } else if (event.attributes() != null) {
        next.startElement(event.uri(), event.localName(), event.qName(), event.attributes());
      }
    }
  }

  private boolean becameRule() {
    Set<String> holdsFor = roots;
    Optional<List<Set<String>>> path = test().flatMap(this::path);
    if (holdsFor == null || path.isEmpty() || !hasFixedText()) {
      return false;
    }
    Map<String, String> values = attributeValues();
    rules.add(
        new AbsenceRules.Rule(
            values.getOrDefault("id", ""),
            values.getOrDefault("flag", ""),
            values.getOrDefault("text", ""),
            Set.copyOf(holdsFor)),
        AbsenceRules.combinations(path.get()));
    return true;
  }

  /** The test of the only branch. */
  private Optional<String> test() {
    List<Event> branches = events.stream().filter(e -> e.isStart(XSL, "when")).toList();
    return branches.size() == 1 && branches.get(0).attributes() != null
        ? Optional.ofNullable(branches.get(0).attributes().getValue("test"))
        : Optional.empty();
  }

  private Optional<List<Set<String>>> path(String test) {
    Matcher matcher = ABSENCE.matcher(test.replaceAll("\\s", ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Set<String>> steps = new ArrayList<>();
    for (String step : matcher.group(1).split("/")) {
      Set<String> alternatives = new LinkedHashSet<>();
      for (String name : step.replaceAll("[()]", "").split("\\|")) {
        alternatives.add(resolve(name));
      }
      steps.add(alternatives);
    }
    return Optional.of(steps);
  }

  private String resolve(String name) {
    if (name.startsWith("@")) {
      return "@" + AbsenceRules.clark("", name.substring(1));
    }
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    return AbsenceRules.clark(namespaces.getOrDefault(prefix, prefix), name.substring(colon + 1));
  }

  /** Whether the report is one assertion that computes nothing but its location. */
  private boolean hasFixedText() {
    long reports = events.stream().filter(e -> e.isStart(SVRL, "failed-assert")).count();
    long texts = events.stream().filter(e -> e.isStart(SVRL, "text")).count();
    boolean onlyKnown =
        events.stream()
            .filter(e -> !e.isText() && !e.isEnd())
            .allMatch(
                e ->
                    e.isStart(XSL, "choose")
                        || e.isStart(XSL, "when")
                        || e.isStart(XSL, "otherwise")
                        || e.isStart(XSL, "attribute")
                        || e.isStart(XSL, "apply-templates")
                        || e.isStart(SVRL, "failed-assert")
                        || e.isStart(SVRL, "text"));
    return reports == 1 && texts == 1 && onlyKnown;
  }

  /** The attributes the report is given, and its text under the name {@code text}. */
  private Map<String, String> attributeValues() {
    Map<String, String> values = new HashMap<>();
    String open = "";
    for (Event event : events) {
      if (event.isText()) {
        values.merge(open, event.localName(), String::concat);
      } else if (event.isEnd()) {
        open = "";
      } else if (event.isStart(SVRL, "text")) {
        open = "text";
      } else if (event.isStart(XSL, "attribute") && event.attributes() != null) {
        open = String.valueOf(event.attributes().getValue("name"));
      }
    }
    values.replaceAll((name, value) -> value.strip().replaceAll("\\s+", " "));
    return values;
  }
}
