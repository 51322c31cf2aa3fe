package ro.storno.einvoice.rules;

import org.jspecify.annotations.Nullable;

/** Where an expression is evaluated: the document, the context item, the variables. */
final class Scope {
  final RuleTree tree;
  final @Nullable Object[] globals;
  final @Nullable Object[] memory;

  /** The context node, unless the context item is no node. */
  int node;

  /** The context item where it is no node. */
  @Nullable Object item;

  int position = 1;
  int last = 1;

  /** The node whose rule is being applied. */
  int ruleNode;

  @Nullable Object[] locals = new Object[0];
  int calls;

  Scope(RuleTree tree, int globals, int memory) {
    this.tree = tree;
    this.globals = new Object[globals];
    this.memory = new Object[memory];
  }
}
