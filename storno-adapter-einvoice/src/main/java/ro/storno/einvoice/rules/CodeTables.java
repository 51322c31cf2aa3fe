package ro.storno.einvoice.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of codes beside a sheet, as those of Factur-X look them up: {@code
 * document('T.xml')/codedb/cl[@id=5]/enumeration[@value=$code]}.
 */
final class CodeTables {
  private static final Ast ID = attribute("id");
  private static final Ast VALUE = attribute("value");

  private CodeTables() {}

  private static Ast attribute(String name) {
    return new Ast.Step(Axis.ATTRIBUTE, new Ast.Test(Ast.Test.Kind.NAMED, "", name), List.of());
  }

  /** Whether a code is in the table, if that is what the expression asks; null if it does not. */
  static @Nullable Expr lookup(Ast ast, ExprCompiler compiler, Environment env) {
    if (!(ast instanceof Ast.Slash last)
        || !(last.left() instanceof Ast.Slash middle)
        || !(middle.left() instanceof Ast.Slash first)
        || !(first.left() instanceof Ast.Call call)
        || !leadsToLists(first.right())
        || !call.name().equals("document")
        || call.arguments().size() != 1
        || !(call.arguments().get(0) instanceof Ast.Literal table)) {
      return null;
    }
    Ast list = comparedWith(middle.right(), "cl", ID);
    Ast code = comparedWith(last.right(), "enumeration", VALUE);
    if (!(list instanceof Ast.Literal id)
        || !(id.value() instanceof Long)
        || !(code instanceof Ast.Variable)) {
      return null;
    }
    List<String> codes = compiler.globals().codes(table.value().toString(), id.value().toString());
    if (codes == null) {
      throw new RefusedSheetException("the table " + table.value());
    }
    Set<String> known = new HashSet<>(codes);
    Expr value = compiler.compile(code, env);
    return new Condition(
        s -> Comparisons.any(value, s, atom -> known.contains(String.valueOf(Values.text(atom)))));
  }

  /** Whether a step goes from the table to where its lists are, which is below the root. */
  private static boolean leadsToLists(Ast ast) {
    return ast.equals(
            new Ast.Step(Axis.CHILD, new Ast.Test(Ast.Test.Kind.NAMED, "", "codedb"), List.of()))
        || ast.equals(
            new Ast.Step(
                Axis.DESCENDANT_OR_SELF, new Ast.Test(Ast.Test.Kind.NODE, null, null), List.of()));
  }

  /** What a step compares an attribute with; null when it is another step. */
  private static @Nullable Ast comparedWith(Ast ast, String name, Ast attribute) {
    if (!(ast instanceof Ast.Step step)
        || step.axis() != Axis.CHILD
        || !step.test().equals(new Ast.Test(Ast.Test.Kind.NAMED, "", name))) {
      return null;
    }
    return step.predicates().size() == 1
            && step.predicates().get(0) instanceof Ast.Binary equals
            && equals.operator().equals("=")
            && equals.left().equals(attribute)
        ? equals.right()
        : null;
  }
}
