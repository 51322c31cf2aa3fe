package ro.storno.einvoice.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An XPath expression as written. */
sealed interface Ast {
  /** A literal: a String, Long, BigDecimal or Double. */
  record Literal(Object value) implements Ast {}

  /** A variable. */
  record Variable(String name) implements Ast {}

  /** A function call, by its name with prefix. */
  record Call(String name, List<Ast> arguments) implements Ast {}

  /** The document node. */
  record Root() implements Ast {}

  /** The context item. */
  record Self() implements Ast {}

  /** One step along an axis. */
  record Step(Axis axis, Test test, List<Ast> predicates) implements Ast {}

  /** What a step selects: a kind of node and, null for any, the parts of its name. */
  record Test(Kind kind, @Nullable String prefix, @Nullable String local) {
    /** The kinds of node. */
    enum Kind {
      NAMED,
      NODE,
      TEXT,
      NOTHING
    }
  }

  /** A path of two parts. */
  record Slash(Ast left, Ast right) implements Ast {}

  /** A condition on the whole of a sequence. */
  record Filter(Ast base, Ast predicate) implements Ast {}

  /** An operator between two operands, by its word. */
  record Binary(String operator, Ast left, Ast right) implements Ast {}

  /** The change of sign. */
  record Minus(Ast operand) implements Ast {}

  /** A choice. */
  record If(Ast condition, Ast then, Ast otherwise) implements Ast {}

  /** A loop. */
  record For(String variable, Ast sequence, Ast body) implements Ast {}

  /** Whether some or every item fulfils a condition. */
  record Quantified(boolean every, String variable, Ast sequence, Ast condition) implements Ast {}

  /** Several in a row. */
  record Sequence(List<Ast> parts) implements Ast {}

  /** A cast to a type of XML Schema, or the question whether it would succeed. */
  record Cast(Ast operand, String type, boolean optional, boolean question) implements Ast {}
}
