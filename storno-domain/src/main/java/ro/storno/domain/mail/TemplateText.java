package ro.storno.domain.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with variables, in the spellings that the pages of the API show: <code>{{name}}</code>
 * (email-templates), <code>{name}</code> and <code>{if name}…{endif}</code> (invoices/email), and
 * {@code [[name]]} (delivery-notes/email).
 *
 * <p>There is nothing else in it: no loops, no calls, no access to anything but the given texts. A
 * value is put in as it is and never looked at for variables again. What is no variable stays as it
 * was typed.
 *
 * @param text not null
 */
public record TemplateText(String text) {
  private static final String NAME = "[A-Za-z][A-Za-z0-9_.]{0,40}";
  private static final Pattern PLACE =
      Pattern.compile(
          ("\\{\\{ {0,4}(?<double>NAME) {0,4}}}|\\[\\[ {0,4}(?<square>NAME) {0,4}]]"
                  + "|\\{if (?<condition>NAME)}|(?<end>\\{endif})|\\{(?<single>NAME)}")
              .replace("NAME", NAME));
  private static final Pattern TAG =
      Pattern.compile("</?[A-Za-z][A-Za-z0-9]{0,20}(\\s[^<>]{0,2000})?/?>|<!--");

  /** Checks that the text is present. */
  public TemplateText {
    Objects.requireNonNull(text, "text");
  }

  /**
   * What variables stand for.
   *
   * @param texts text by name; a name that means something else in square brackets stands here a
   *     second time with them, such as {@code [[total]]}; not null
   * @param facts names that can be asked for besides; those that hold have the value true; not null
   */
  public record Values(Map<String, String> texts, Map<String, Boolean> facts) {
    /** Takes copies. */
    public Values {
      texts = Map.copyOf(texts);
      facts = Map.copyOf(facts);
    }

    private @Nullable String inSquareBrackets(String name) {
      String own = texts.get("[[" + name + "]]");
      return own == null ? texts.get(name) : own;
    }

    /** Whether something holds or is there; null if nothing is known by this name. */
    private @Nullable Boolean holds(String name) {
      String text = texts.get(name);
      return text == null ? facts.get(name) : Boolean.valueOf(!text.isBlank());
    }

    /** Returns the names of all variables. */
    public Set<String> names() {
      return texts.keySet();
    }
  }

  /** Returns whether the text is HTML: whether anything in it is a tag. */
  public boolean isHtml() {
    return TAG.matcher(text).find();
  }

  /**
   * Fills in the variables.
   *
   * @param values not null
   * @param encoding what makes a value fit into the text, such as escaping for HTML; not null
   * @return not null
   */
  public String fill(Values values, UnaryOperator<String> encoding) {
    StringBuilder out = new StringBuilder(text.length());
    Conditions conditions = new Conditions(values);
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      conditions.write(out, text.substring(from, place.start()));
      from = place.end();
      if (!conditions.take(place)) {
        String value = value(place, values);
        conditions.write(out, value == null ? place.group() : encoding.apply(value));
      }
    }
    conditions.write(out, text.substring(from));
    return out.toString();
  }

  private static @Nullable String value(Matcher place, Values values) {
    String square = place.group("square");
    if (square != null) {
      return values.inSquareBrackets(square);
    }
    String name = place.group("double") == null ? place.group("single") : place.group("double");
    return name == null ? null : values.texts.get(name);
  }

  /** The conditions around the place that is being written. One never closed reaches to the end. */
  private static final class Conditions {
    private final Values values;
    private final Deque<State> open = new ArrayDeque<>();
    private int hidden;

    private enum State {
      SHOWN,
      HIDDEN,
      /** Not understood, and so left as it was typed. */
      TYPED
    }

    Conditions(Values values) {
      this.values = values;
    }

    void write(StringBuilder out, String part) {
      if (hidden == 0) {
        out.append(part);
      }
    }

    /** Opens or closes a condition; false if the place is none, or one that stays as typed. */
    boolean take(Matcher place) {
      String condition = place.group("condition");
      if (condition != null) {
        Boolean holds = values.holds(condition);
        State state = holds == null ? State.TYPED : holds ? State.SHOWN : State.HIDDEN;
        open.push(state);
        hidden += state == State.HIDDEN ? 1 : 0;
        return state != State.TYPED;
      }
      if (place.group("end") == null || open.isEmpty()) {
        return false;
      }
      State state = open.pop();
      hidden -= state == State.HIDDEN ? 1 : 0;
      return state != State.TYPED;
    }
  }
}
