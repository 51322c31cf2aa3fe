package ro.storno.einvoice.rules;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Schematron sheet, as the ISO skeleton writes it in XSLT, compiled to closures.
 *
 * <p>It finds in a document exactly what the sheet finds that it was made from, in the same order
 * and the same words, or says that it does not know. Thread-safe.
 */
public final class RuleSheet {
  private final RuleWalk walk;
  private final int globals;
  private final int memory;

  RuleSheet(RuleWalk walk, int globals, int memory) {
    this.walk = walk;
    this.globals = globals;
    this.memory = memory;
  }

  /**
   * Compiles a sheet.
   *
   * @param sheet the XSLT
   * @param names the names of the engine
   * @param tables the code lists beside the sheet by file name, each as XML; null for none
   * @throws RefusedSheetException if anything in it is not known exactly
   */
  public static RuleSheet compile(
      byte[] sheet, Names names, Function<String, byte @Nullable []> tables) {
    return new SheetCompiler(SheetElement.read(sheet), names, tables).compile();
  }

  /**
   * What the rules find in a document.
   *
   * @throws UnsureException if the sheet itself would stop, or might
   */
  public List<BrokenRule> run(RuleTree document) {
    if (document.isStrange()) {
      throw new UnsureException("more names than the engine keeps");
    }
    return walk.run(new Scope(document, globals, memory));
  }
}
