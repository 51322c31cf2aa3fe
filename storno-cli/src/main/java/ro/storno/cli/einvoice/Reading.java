package ro.storno.cli.einvoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice arranged for the eyes: headed facts and tables, whatever they are then shown on.
 *
 * @param title not null
 * @param sections in their order, each with something in it
 */
record Reading(String title, List<Section> sections) {

  /** A part with a heading. */
  sealed interface Section permits Facts, Table {
    /** The heading, not null. */
    String heading();
  }

  /** Names and values. */
  record Facts(String heading, List<Fact> facts) implements Section {}

  /** A name and its value, both not null; the value may have several lines. */
  record Fact(String name, String value) {}

  /** Rows of cells; a cell may be empty and may have several lines. */
  record Table(String heading, List<Column> columns, List<List<String>> rows) implements Section {}

  /** A column, and whether its cells are numbers. */
  record Column(String name, boolean number) {
    static Column text(String name) {
      return new Column(name, false);
    }

    static Column number(String name) {
      return new Column(name, true);
    }
  }

  /** Collects facts, leaving out those the invoice does not state. */
  static final class FactList {
    private final List<Fact> facts = new ArrayList<>();

    FactList add(String name, @Nullable Object value) {
      String text = value == null ? "" : value.toString().strip();
      if (!text.isEmpty()) {
        facts.add(new Fact(name, text));
      }
      return this;
    }

    /** Puts the facts under a heading, if there is any. */
    void into(List<Section> sections, String heading) {
      if (!facts.isEmpty()) {
        sections.add(new Facts(heading, List.copyOf(facts)));
      }
    }
  }
}
