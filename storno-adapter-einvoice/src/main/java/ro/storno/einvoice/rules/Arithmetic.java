package ro.storno.einvoice.rules;

import java.util.function.BinaryOperator;

/** Compiles the operators of arithmetic. */
final class Arithmetic {
  private Arithmetic() {}

  static Expr of(String operator, Expr left, Expr right) {
    BinaryOperator<Number> operation =
        switch (operator) {
          case "+" -> Numbers::add;
          case "-" -> Numbers::subtract;
          case "*" -> Numbers::multiply;
          case "div" -> Numbers::divide;
          case "mod" -> Numbers::mod;
          case "idiv" -> Numbers::integerDivide;
          default -> throw new RefusedSheetException("the operator " + operator);
        };
    if (left.type() == Type.DATE || right.type() == Type.DATE) {
      throw new RefusedSheetException("arithmetic on dates");
    }
    Computed result =
        Computed.of(
            type(operator, left, right),
            s -> {
              Object a = left.atom(s);
              Object b = right.atom(s);
              return a == null || b == null
                  ? null
                  : operation.apply(Numbers.operand(a), Numbers.operand(b));
            });
    return result;
  }

  private static Type type(String operator, Expr left, Expr right) {
    boolean integers = left.type() == Type.INTEGER && right.type() == Type.INTEGER;
    return operator.equals("idiv") || (integers && !operator.equals("div"))
        ? Type.INTEGER
        : Type.NUMBER;
  }
}
