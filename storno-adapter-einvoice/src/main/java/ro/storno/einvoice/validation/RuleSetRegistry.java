package ro.storno.einvoice.validation;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.einvoice.xml.HardenedXml;

/** The dated rule sets, as listed in {@code rule-sets.xml}; immutable. */
public final class RuleSetRegistry implements RuleSets {
  private static final String STANDARD = "/ro/storno/einvoice/validation/rule-sets.xml";

  private final List<RuleSet> sets;

  private RuleSetRegistry(List<RuleSet> sets) {
    this.sets = List.copyOf(sets);
  }

  /** The registry that comes with Storno. */
  public static RuleSetRegistry standard() {
    return of(STANDARD);
  }

  /**
   * A registry described by another file on the class path, in the form of {@code rule-sets.xml}.
   *
   * @throws IllegalArgumentException if the file is missing or not in that form
   */
  public static RuleSetRegistry of(String resource) {
    try (InputStream in = RuleSetRegistry.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(resource + " is not on the class path");
      }
      RegistryFile file = new RegistryFile();
      Optional<Finding> problem = new HardenedXml().parse(in.readAllBytes(), file);
      if (problem.isPresent()) {
        throw new IllegalArgumentException(resource + ": " + problem.get().message());
      }
      return new RuleSetRegistry(file.sets);
    } catch (IOException e) {
      throw new IllegalArgumentException(resource + " cannot be read", e);
    }
  }

  @Override
  public List<RuleSetInfo> all() {
    return sets.stream()
        .map(RuleSet::info)
        .sorted(
            Comparator.comparing((RuleSetInfo info) -> info.identity().name())
                .thenComparing(RuleSetInfo::documents, Comparator.reverseOrder())
                .thenComparing(RuleSetInfo::validFrom, Comparator.reverseOrder()))
        .toList();
  }

  /** Rule sets that end within so many days after a date while nothing follows them. */
  public List<RuleSetInfo> endingWithoutSuccessor(LocalDate date, int days) {
    return sets.stream()
        .filter(set -> endsSoon(set, date, days) && !hasSuccessor(set))
        .map(RuleSet::info)
        .toList();
  }

  private static boolean endsSoon(RuleSet set, LocalDate date, int days) {
    LocalDate end = set.validTo();
    return end != null && !end.isBefore(date) && !end.isAfter(date.plusDays(days));
  }

  private boolean hasSuccessor(RuleSet set) {
    LocalDate end = set.validTo();
    return end == null
        || sets.stream()
            .anyMatch(
                next ->
                    next.syntax() == set.syntax()
                        && next.customization().equals(set.customization())
                        && next.inForceOn(end.plusDays(1)));
  }

  /** The set for a document: the most specific customization in force on the day. */
  Optional<RuleSet> find(Syntax syntax, String customization, LocalDate date) {
    return sets.stream()
        .filter(set -> set.claims(syntax, customization) && set.inForceOn(date))
        .max(Comparator.comparingInt(set -> set.customization().length()));
  }

  /** The set of a name in force on the day, whatever the document claims to follow. */
  Optional<RuleSet> named(String name, Syntax syntax, LocalDate date) {
    return sets.stream()
        .filter(
            set ->
                set.identity().name().equals(name) && set.syntax() == syntax && set.inForceOn(date))
        .findFirst();
  }

  /** EN 16931 alone, for documents whose own specification we have no rules of. */
  Optional<RuleSet> general(Syntax syntax, LocalDate date) {
    return find(syntax, "", date);
  }

  private static final class RegistryFile extends DefaultHandler {
    private final List<RuleSet> sets = new ArrayList<>();
    private final List<RuleSet.Layer> layers = new ArrayList<>();
    private @Nullable RuleSet open;
    private @Nullable String schema;
    private final List<String> checks = new ArrayList<>();

    @Override
    public void startElement(String uri, String localName, String qName, Attributes a) {
      if (localName.equals("rule-set")) {
        layers.clear();
        schema = null;
        checks.clear();
        open = header(a);
      } else if (localName.equals("schema")) {
        schema = need(a, "file");
      } else if (localName.equals("checks")) {
        checks.add(need(a, "name"));
      } else if (localName.equals("sheet")) {
        layers.add(new RuleSet.Layer(FindingSource.valueOf(need(a, "source")), need(a, "file")));
      }
    }

    private static RuleSet header(Attributes a) {
      String validTo = a.getValue("valid-to");
      return new RuleSet(
          new RuleSetIdentity(need(a, "name"), need(a, "version"), a.getValue("base")),
          Syntax.valueOf(need(a, "syntax")),
          need(a, "customization"),
          "true".equals(a.getValue("exact")),
          "true".equals(a.getValue("general")),
          "true".equals(a.getValue("by-name-only")),
          LocalDate.parse(need(a, "valid-from")),
          validTo == null ? null : LocalDate.parse(validTo),
          LocalDate.parse(need(a, "published")),
          need(a, "source"),
          null,
          List.of(),
          List.of());
    }

    private static String need(Attributes attributes, String name) {
      String value = attributes.getValue(name);
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("A rule set lacks its " + name);
      }
      return value;
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
      RuleSet header = open;
      if (localName.equals("rule-set") && header != null) {
        sets.add(
            new RuleSet(
                header.identity(),
                header.syntax(),
                header.customization(),
                header.exact(),
                header.general(),
                header.byNameOnly(),
                header.validFrom(),
                header.validTo(),
                header.published(),
                header.origin(),
                schema,
                checks,
                layers));
        open = null;
      }
    }
  }
}
