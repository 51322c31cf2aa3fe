package ro.storno.einvoice.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.pattern.NodeKindTest;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.tree.iter.AxisIterator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a sheet that only say "this path below the root does not occur", applied in one
 * walk.
 *
 * <p>EN 16931 has more than six hundred of them for UBL (UBL-CR-…), two thirds of all its rules.
 * Compiled as XSLT each searches the document on its own; here all paths together form a tree of
 * names, and the document is walked only where the tree goes too. What they assert is the same.
 *
 * <p>Filled while a sheet is read, immutable after that.
 */
final class AbsenceRules {
  private final List<Rule> rules = new ArrayList<>();
  private final Step top = new Step();

  /** A rule as the sheet words it, and the roots (in Clark notation) it holds for. */
  record Rule(String id, String flag, String text, Set<String> roots) {}

  /** A name on the way of at least one forbidden path. */
  private static final class Step {
    private final Map<String, Step> next = new HashMap<>();
    private final Map<String, Step> attributes = new HashMap<>();
    private final List<Integer> forbiddenBy = new ArrayList<>();

    Step child(String name) {
      Map<String, Step> map = name.startsWith("@") ? attributes : next;
      return map.computeIfAbsent(name.startsWith("@") ? name.substring(1) : name, n -> new Step());
    }
  }

  /**
   * Adds a rule.
   *
   * @param rule what it says
   * @param paths every path it forbids, as names in Clark notation ({@code {uri}local}), attributes
   *     with a leading {@code @}
   */
  void add(Rule rule, List<List<String>> paths) {
    int number = rules.size();
    rules.add(rule);
    for (List<String> path : paths) {
      Step step = top;
      for (String name : path) {
        step = step.child(name);
      }
      step.forbiddenBy.add(number);
    }
  }

  int size() {
    return rules.size();
  }

  /** The rules a document breaks, in the order of the sheet. */
  List<FailedAssertions.Failure> check(XdmNode document) {
    NodeInfo root = rootOf(document);
    if (rules.isEmpty() || root == null) {
      return List.of();
    }
    BitSet broken = new BitSet(rules.size());
    walk(root, top, broken);
    if (broken.isEmpty()) {
      return List.of();
    }
    String rootName = clark(root);
    return broken.stream()
        .mapToObj(rules::get)
        .filter(rule -> rule.roots().contains(rootName))
        .map(rule -> failure(rule, root))
        .toList();
  }

  private static FailedAssertions.Failure failure(Rule rule, NodeInfo root) {
    String location = "/*:%s[namespace-uri()='%s'][1]".formatted(root.getLocalPart(), uri(root));
    return new FailedAssertions.Failure(rule.id(), rule.flag(), location, rule.text());
  }

  private static @Nullable NodeInfo rootOf(XdmNode document) {
    NodeInfo node = document.getUnderlyingNode();
    return node.iterateAxis(AxisInfo.CHILD, NodeKindTest.ELEMENT).next();
  }

  private void walk(NodeInfo element, Step step, BitSet broken) {
    AxisIterator children = element.iterateAxis(AxisInfo.CHILD, NodeKindTest.ELEMENT);
    for (NodeInfo child = children.next(); child != null; child = children.next()) {
      Step here = step.next.get(clark(child));
      if (here == null) {
        continue;
      }
      here.forbiddenBy.forEach(broken::set);
      if (!here.attributes.isEmpty()) {
        attributes(child, here, broken);
      }
      if (!here.next.isEmpty()) {
        walk(child, here, broken);
      }
    }
  }

  private static void attributes(NodeInfo element, Step step, BitSet broken) {
    for (var attribute : element.attributes()) {
      var name = attribute.getNodeName();
      Step here =
          step.attributes.get(clark(name.getNamespaceUri().toString(), name.getLocalPart()));
      if (here != null) {
        here.forbiddenBy.forEach(broken::set);
      }
    }
  }

  private static String uri(NodeInfo node) {
    return node.getNamespaceUri().toString();
  }

  private static String clark(NodeInfo node) {
    return clark(uri(node), node.getLocalPart());
  }

  static String clark(String uri, String localName) {
    return "{" + uri + "}" + localName;
  }

  /** All combinations of one name per step, for paths such as {@code (a|b)/c}. */
  static List<List<String>> combinations(List<Set<String>> steps) {
    List<List<String>> paths = List.of(List.of());
    for (Set<String> alternatives : steps) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> path : paths) {
        for (String name : alternatives) {
          List<String> extended = new ArrayList<>(path);
          extended.add(name);
          longer.add(extended);
        }
      }
      paths = longer;
    }
    return paths;
  }
}
