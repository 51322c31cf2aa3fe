package ro.storno.einvoice.rules;

/** What a step accepts among the nodes of its axis. */
abstract class NodeTest {
  abstract boolean accepts(RuleTree tree, int node);

  /** The number of the only name accepted; -1 when there is no such name. */
  int onlyName() {
    return -1;
  }

  /** A name. */
  static final class Named extends NodeTest {
    private final int name;

    Named(int name) {
      this.name = name;
    }

    @Override
    boolean accepts(RuleTree tree, int node) {
      return tree.name(node) == name;
    }

    @Override
    int onlyName() {
      return name;
    }
  }

  /** A local name in any namespace. */
  static final class Local extends NodeTest {
    private final String local;
    private final boolean attribute;

    Local(String local, boolean attribute) {
      this.local = local;
      this.attribute = attribute;
    }

    @Override
    boolean accepts(RuleTree tree, int node) {
      if (tree.name(node) < 0) {
        return false;
      }
      Names.Name name = tree.fullName(node);
      return name.attribute() == attribute && name.local().equals(local);
    }
  }

  /** Any local name in a namespace. */
  static final class InNamespace extends NodeTest {
    private final String uri;
    private final boolean attribute;

    InNamespace(String uri, boolean attribute) {
      this.uri = uri;
      this.attribute = attribute;
    }

    @Override
    boolean accepts(RuleTree tree, int node) {
      if (tree.name(node) < 0) {
        return false;
      }
      Names.Name name = tree.fullName(node);
      return name.attribute() == attribute && name.uri().equals(uri);
    }
  }

  /** Any element. */
  static final NodeTest ELEMENT =
      new NodeTest() {
        @Override
        boolean accepts(RuleTree tree, int node) {
          return tree.isElement(node);
        }
      };

  /** Any attribute. */
  static final NodeTest ATTRIBUTE =
      new NodeTest() {
        @Override
        boolean accepts(RuleTree tree, int node) {
          return tree.isAttribute(node);
        }
      };

  /** Any node. */
  static final NodeTest NODE =
      new NodeTest() {
        @Override
        boolean accepts(RuleTree tree, int node) {
          return true;
        }
      };

  /** Text. */
  static final NodeTest TEXT =
      new NodeTest() {
        @Override
        boolean accepts(RuleTree tree, int node) {
          return tree.name(node) == RuleTree.TEXT;
        }
      };

  /** Nothing there is. */
  static final NodeTest NOTHING =
      new NodeTest() {
        @Override
        boolean accepts(RuleTree tree, int node) {
          return false;
        }
      };
}
