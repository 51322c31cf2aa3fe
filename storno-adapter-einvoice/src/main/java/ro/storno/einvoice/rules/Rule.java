package ro.storno.einvoice.rules;

import java.util.List;

/**
 * What a sheet asserts of the nodes that match a pattern.
 *
 * @param patterns what it is for
 * @param priority which rule goes first
 * @param assertions what is asserted
 * @param locals how many local variables it has
 */
record Rule(List<MatchPattern> patterns, double priority, List<Assertion> assertions, int locals) {

  /**
   * One assertion, or one report, which says the opposite.
   *
   * @param test what has to hold
   * @param broken the value of the test that breaks it
   * @param id the rule
   * @param flag its weight
   * @param text what it says: strings, and expressions to be written out
   */
  record Assertion(Expr test, boolean broken, String id, String flag, List<Expr> text) {}

  /** Applies the rule to a node. */
  void apply(Scope s, int node, List<BrokenRule> found) {
    s.ruleNode = node;
    s.locals = new Object[locals];
    for (Assertion assertion : assertions) {
      s.node = node;
      s.position = 1;
      s.last = 1;
      if (assertion.test().test(s) == assertion.broken()) {
        found.add(broken(assertion, s, node));
      }
    }
  }

  private static BrokenRule broken(Assertion assertion, Scope s, int node) {
    StringBuilder text = new StringBuilder();
    for (Expr part : assertion.text()) {
      s.node = node;
      List<String> words = Values.atoms(part.value(s), s.tree).stream().map(Texts::of).toList();
      text.append(String.join(" ", words));
    }
    return new BrokenRule(
        assertion.id(),
        assertion.flag(),
        s.tree.location(node).strip(),
        text.toString().strip().replaceAll("\\s+", " "));
  }
}
