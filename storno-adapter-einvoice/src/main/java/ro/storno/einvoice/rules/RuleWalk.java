package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The walk through a document in which all patterns of a Schematron are applied at once.
 *
 * <p>In each pattern, a mode of the sheet, the first rule that matches a node is applied to it. The
 * sheet goes through the document once for each pattern; since no rule changes anything, once is
 * enough, if only what is found is told pattern by pattern.
 */
final class RuleWalk {
  private static final Candidates[] NONE = {};

  private final int patterns;
  private final Candidates[] ofAnyName;
  private final Candidates[][] byName;
  private final boolean attributes;
  private final @Nullable Rule[] ofDocument;

  /** The rules of one pattern for one name, those that go first in front. */
  private record Candidates(int pattern, Candidate[] candidates) {
    @Nullable Rule choose(Scope s, int node) {
      for (Candidate candidate : candidates) {
        if (candidate.pattern().matches(s, node)) {
          return candidate.rule();
        }
      }
      return null;
    }
  }

  /** A rule by one of the alternatives it matches. */
  private record Candidate(Rule rule, MatchPattern pattern) {}

  /**
   * Sorts rules by what they can match.
   *
   * @param patterns the rules of each pattern, in the order of the sheet
   * @param names the names that occur
   */
  RuleWalk(List<List<Rule>> patterns, Names names) {
    this.patterns = patterns.size();
    ofDocument = new Rule[patterns.size()];
    List<List<Candidates>> lists = new ArrayList<>();
    for (int name = -1; name < names.size(); name++) {
      lists.add(new ArrayList<>());
    }
    boolean forAttributes = false;
    for (int i = 0; i < patterns.size(); i++) {
      List<Candidate> ordered = ordered(patterns.get(i));
      forAttributes |= ordered.stream().anyMatch(c -> c.pattern().isForAttributes());
      ofDocument[i] =
          ordered.stream()
              .filter(c -> c.pattern().isForDocument())
              .map(Candidate::rule)
              .findFirst()
              .orElse(null);
      distribute(i, ordered, lists, names);
    }
    attributes = forAttributes;
    ofAnyName = lists.get(0).toArray(Candidates[]::new);
    byName =
        lists.stream()
            .skip(1)
            .map(list -> list.isEmpty() ? NONE : list.toArray(Candidates[]::new))
            .toArray(Candidates[][]::new);
  }

  /** By falling priority; of two rules of one priority the last goes first. */
  private static List<Candidate> ordered(List<Rule> rules) {
    List<Rule> ordered = new ArrayList<>(rules);
    Collections.reverse(ordered);
    ordered.sort(Comparator.comparingDouble(Rule::priority).reversed());
    List<Candidate> candidates = new ArrayList<>();
    for (Rule rule : ordered) {
      rule.patterns().forEach(pattern -> candidates.add(new Candidate(rule, pattern)));
    }
    return candidates;
  }

  private static void distribute(
      int pattern, List<Candidate> ordered, List<List<Candidates>> lists, Names names) {
    List<Candidate> some = new ArrayList<>();
    boolean anyName = false;
    BitSet slots = new BitSet();
    for (Candidate candidate : ordered) {
      if (!candidate.pattern().isForDocument()) {
        int name = candidate.pattern().onlyName();
        anyName |= name < 0;
        slots.set(name + 1);
        some.add(candidate);
      }
    }
    if (anyName) {
      slots.set(0, lists.size());
    }
    slots.stream()
        .forEach(
            slot -> {
              Candidate[] fitting =
                  some.stream()
                      .filter(c -> isPossible(c.pattern(), slot - 1, names))
                      .toArray(Candidate[]::new);
              if (fitting.length > 0) {
                lists.get(slot).add(new Candidates(pattern, fitting));
              }
            });
  }

  /** Whether a node of a name can match, or, for -1, one whose name no rule has. */
  private static boolean isPossible(MatchPattern pattern, int name, Names names) {
    return name < 0 ? pattern.onlyName() < 0 : pattern.isPossibleFor(name, names);
  }

  /** Everything that is found, pattern by pattern. */
  List<BrokenRule> run(Scope s) {
    Found found = new Found(patterns);
    for (int i = 0; i < ofDocument.length; i++) {
      Rule rule = ofDocument[i];
      if (rule != null) {
        rule.apply(s, 0, found.of(i));
      }
    }
    RuleTree tree = s.tree;
    for (int node = 1; node < tree.size(); node++) {
      int name = tree.name(node);
      if (name >= 0 && (attributes || !tree.isAttribute(node))) {
        visit(s, node, name < byName.length ? byName[name] : ofAnyName, found);
      }
    }
    return found.all();
  }

  private static void visit(Scope s, int node, Candidates[] candidates, Found found) {
    for (Candidates ofPattern : candidates) {
      s.ruleNode = node;
      Rule rule = ofPattern.choose(s, node);
      if (rule != null) {
        rule.apply(s, node, found.of(ofPattern.pattern()));
      }
    }
  }

  /** What is found, by pattern. */
  private static final class Found {
    private final @Nullable List<BrokenRule>[] lists;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type parameters
    Found(int patterns) {
      lists = new List[patterns];
    }

    List<BrokenRule> of(int pattern) {
      List<BrokenRule> list = lists[pattern];
      if (list == null) {
        list = new ArrayList<>(0);
        lists[pattern] = list;
      }
      return list;
    }

    List<BrokenRule> all() {
      List<BrokenRule> all = new ArrayList<>();
      for (List<BrokenRule> list : lists) {
        if (list != null) {
          all.addAll(list);
        }
      }
      return all;
    }
  }
}
