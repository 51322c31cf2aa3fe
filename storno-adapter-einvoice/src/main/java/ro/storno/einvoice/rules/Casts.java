package ro.storno.einvoice.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Casts to the types of XML Schema, and the question whether they would succeed. */
final class Casts {
  private Casts() {}

  /** A cast; without a value it has none if that is allowed. */
  static Expr to(String type, Expr operand, boolean optional) {
    if (type.equals("xs:decimal") && operand instanceof NodeExpr nodes && optional) {
      return Computed.of(
          Type.DECIMAL,
          s -> {
            int node = nodes.one(s);
            return node < 0 ? null : s.tree.decimal(node);
          });
    }
    return Computed.of(
        typeOf(type),
        s -> {
          Object atom = operand.atom(s);
          if (atom == null) {
            return none(optional);
          }
          return cast(type, atom);
        });
  }

  private static @Nullable Object none(boolean optional) {
    if (!optional) {
      throw new UnsureException("a cast of nothing");
    }
    return null;
  }

  private static Type typeOf(String type) {
    return switch (type) {
      case "xs:decimal" -> Type.DECIMAL;
      case "xs:integer" -> Type.INTEGER;
      case "xs:double" -> Type.DOUBLE;
      case "xs:string" -> Type.TEXT;
      case "xs:boolean" -> Type.BOOLEAN;
      case "xs:date" -> Type.DATE;
      default -> throw new RefusedSheetException("the type " + type);
    };
  }

  private static Object cast(String type, Object atom) {
    if (type.equals("xs:string")) {
      return Texts.of(atom);
    }
    String text = atom instanceof Untyped untyped ? untyped.text() : null;
    text = atom instanceof String string ? string : text;
    return text != null ? castText(type, text) : castValue(type, atom);
  }

  private static Object castText(String type, String text) {
    return switch (type) {
      case "xs:decimal" -> Numbers.decimalOf(text);
      case "xs:integer" -> Numbers.integerOf(text);
      case "xs:double" -> Numbers.doubleOf(text);
      case "xs:boolean" -> Texts.booleanOf(text);
      case "xs:date" -> Dates.of(text);
      default -> throw new IllegalStateException(type);
    };
  }

  private static Object castValue(String type, Object atom) {
    if (atom instanceof Number number) {
      switch (type) {
        case "xs:decimal":
          return Numbers.toDecimal(number);
        case "xs:integer":
          return Numbers.toInteger(number);
        case "xs:double":
          return Numbers.toDouble(number);
        case "xs:boolean":
          return Numbers.truth(number);
        default:
          break;
      }
    }
    boolean same =
        (atom instanceof Boolean && type.equals("xs:boolean"))
            || (atom instanceof LocalDate && type.equals("xs:date"));
    if (!same) {
      throw new UnsureException("a cast between types");
    }
    return atom;
  }

  /** Whether a cast would succeed. */
  static Expr question(Expr operand, String type, boolean optional) {
    var unused = typeOf(type);
    return new Condition(
        s -> {
          Object value = operand.value(s);
          int count = Values.count(value);
          if (count != 1) {
            return optional && count == 0;
          }
          Object atom = Values.atom(value, s.tree);
          return atom != null && isCastable(type, atom);
        });
  }

  private static boolean isCastable(String type, Object atom) {
    String text = atom instanceof Untyped untyped ? untyped.text() : null;
    text = atom instanceof String string ? string : text;
    if (text == null) {
      throw new UnsureException("a question about other values than text");
    }
    String trimmed = Texts.trim(text);
    return switch (type) {
      case "xs:string" -> true;
      case "xs:decimal" -> Numbers.isDecimal(trimmed);
      case "xs:integer" -> Numbers.isInteger(trimmed);
      case "xs:double" -> Numbers.doubleOrNull(trimmed) != null;
      case "xs:date" -> Dates.isDate(trimmed);
      default -> throw new UnsureException("castable as " + type);
    };
  }
}
