package ro.storno.einvoice.validation;

import java.util.function.Supplier;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;
import ro.storno.einvoice.rules.RuleTree;

/** A document as the compiled rules read it and, once it is needed, as Saxon does. */
final class DocumentTrees {
  private final RuleTree compact;
  private final Supplier<XdmNode> builder;
  private @Nullable XdmNode saxon;

  DocumentTrees(RuleTree compact, Supplier<XdmNode> builder) {
    this.compact = compact;
    this.builder = builder;
  }

  RuleTree compact() {
    return compact;
  }

  XdmNode saxon() {
    XdmNode tree = saxon;
    if (tree == null) {
      tree = builder.get();
      saxon = tree;
    }
    return tree;
  }
}
