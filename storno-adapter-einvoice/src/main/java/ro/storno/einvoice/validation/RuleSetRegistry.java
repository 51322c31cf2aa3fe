package ro.storno.einvoice.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.xml.HardenedXml;

/** The dated rule sets, as listed in {@code rule-sets.xml}; immutable. */
public final class RuleSetRegistry implements RuleSets {
  private static final String STANDARD = "/ro/storno/einvoice/validation/rule-sets.xml";

  private final List<RuleSet> sets;
  private final RuleFiles files;

  private RuleSetRegistry(List<RuleSet> sets, RuleFiles files) {
    this.sets = List.copyOf(sets);
    this.files = files;
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
      List<RuleSet> sets = read(resource, in.readAllBytes(), (file, sha256) -> file);
      return new RuleSetRegistry(sets, RuleFiles.CLASS_PATH);
    } catch (IOException e) {
      throw new IllegalArgumentException(resource + " cannot be read", e);
    }
  }

  /**
   * This registry with the rule sets of a folder, for sets that cannot be shipped. Its {@code
   * rule-sets.xml} has the form of ours; a file named by a relative path lies in the folder and has
   * to have the {@code sha256} given, one named by an absolute path comes with Storno. Where two
   * sets claim a document on the same day, that of the folder judges it. Files that cannot be used
   * are told by {@link #problems}; their sets judge nothing.
   *
   * @throws IllegalArgumentException if the folder or its list cannot be read, or the list names a
   *     set that is there already
   */
  public RuleSetRegistry withDirectory(Path folder) {
    RulesDirectory directory = new RulesDirectory(folder);
    List<RuleSet> all =
        new ArrayList<>(
            read(folder + "/" + RulesDirectory.MANIFEST, directory.manifest(), directory::take));
    Set<String> names = new HashSet<>();
    Stream.concat(sets.stream(), all.stream())
        .map(set -> set.identity().name() + " " + set.identity().version() + " " + set.syntax())
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException(
                  "The rules directory " + folder + " lists " + twice + ", which is there already");
            });
    all.addAll(sets);
    return new RuleSetRegistry(all, directory.files());
  }

  private static List<RuleSet> read(String name, byte[] list, BinaryOperator<String> places) {
    RegistryFile file = new RegistryFile(places);
    try {
      Optional<Finding> problem = new HardenedXml().parse(list, file);
      if (problem.isPresent()) {
        throw new IllegalArgumentException(name + ": " + problem.get().message());
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + ": a day is not like 2026-01-31", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
    return file.sets;
  }

  /** Why files of the rules directory cannot be used; empty if all can. */
  public List<String> problems() {
    return files.problems().values().stream().sorted().toList();
  }

  RuleFiles files() {
    return files;
  }

  boolean isAvailable(RuleSet set) {
    return set.isAvailable(files);
  }

  @Override
  public List<RuleSetInfo> all() {
    return sets.stream()
        .map(set -> set.info(files))
        .sorted(
            Comparator.comparing((RuleSetInfo info) -> info.identity().name())
                .thenComparing(RuleSetInfo::documents, Comparator.reverseOrder())
                .thenComparing(RuleSetInfo::validFrom, Comparator.reverseOrder()))
        .toList();
  }

  /** Every sheet that any set is made of, each once. */
  List<String> sheets() {
    return sets.stream()
        .flatMap(set -> set.layers().stream())
        .map(RuleSet.Layer::sheet)
        .distinct()
        .toList();
  }

  /** Rule sets that end within so many days after a date while nothing follows them. */
  public List<RuleSetInfo> endingWithoutSuccessor(LocalDate date, int days) {
    return sets.stream()
        .filter(set -> endsSoon(set, date, days) && !hasSuccessor(set))
        .map(set -> set.info(files))
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

  /**
   * The first set ever in force for a document dated before all that claim it; empty when one was
   * in force by then.
   */
  Optional<RuleSet> findFirst(Syntax syntax, String customization, LocalDate date) {
    List<RuleSet> claiming =
        sets.stream().filter(set -> set.claims(syntax, customization)).toList();
    return claiming.stream().anyMatch(set -> !set.validFrom().isAfter(date))
        ? Optional.empty()
        : claiming.stream()
            .map(RuleSet::validFrom)
            .min(Comparator.naturalOrder())
            .flatMap(first -> find(syntax, customization, first));
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
    private RuleSet.@Nullable OwnSchema schema;
    private final Map<String, Severity> levels = new HashMap<>();
    private final List<String> checks = new ArrayList<>();
    private final BinaryOperator<String> places;

    /** Reads a list whose files lie where a function of path and digest says. */
    RegistryFile(BinaryOperator<String> places) {
      this.places = places;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes a) {
      if (localName.equals("rule-set")) {
        layers.clear();
        schema = null;
        checks.clear();
        levels.clear();
        open = header(a);
      } else if (localName.equals("schema")) {
        schema = new RuleSet.OwnSchema(file(a), "true".equals(a.getValue("instead")));
      } else if (localName.equals("checks")) {
        checks.add(need(a, "name"));
      } else if (localName.equals("sheet")) {
        String warnings = a.getValue("warnings");
        layers.add(
            new RuleSet.Layer(
                FindingSource.valueOf(need(a, "source")),
                file(a),
                warnings == null ? Severity.WARNING : Severity.valueOf(warnings)));
      } else if (localName.equals("level")) {
        levels.put(need(a, "rule"), Severity.valueOf(need(a, "severity")));
      } else if (localName.equals("table")) {
        file(a);
      }
    }

    private String file(Attributes a) {
      return places.apply(need(a, "file"), a.getValue("sha256"));
    }

    private static RuleSet header(Attributes a) {
      String validTo = a.getValue("valid-to");
      return new RuleSet(
          new RuleSetIdentity(need(a, "name"), need(a, "version"), a.getValue("base")),
          Syntax.valueOf(need(a, "syntax")),
          need(a, "customization"),
          "true".equals(a.getValue("exact")),
          "true".equals(a.getValue("as-written")),
          "true".equals(a.getValue("general")),
          "true".equals(a.getValue("by-name-only")),
          LocalDate.parse(need(a, "valid-from")),
          validTo == null ? null : LocalDate.parse(validTo),
          LocalDate.parse(need(a, "published")),
          need(a, "source"),
          null,
          Map.of(),
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
                header.asWritten(),
                header.general(),
                header.byNameOnly(),
                header.validFrom(),
                header.validTo(),
                header.published(),
                header.origin(),
                schema,
                levels,
                checks,
                layers));
        open = null;
      }
    }
  }
}
