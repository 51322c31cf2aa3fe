package ro.storno.einvoice.rules;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a name means where an expression stands: local variables, and what the context item is.
 *
 * @param variables local variables by name
 * @param context the type of the context item; null where there is none or nothing is known of it
 * @param slots hands out places for local variables
 */
record Environment(Map<String, Variable> variables, @Nullable Type context, Slots slots) {

  /** Counts the local variables of a rule or function. */
  static final class Slots {
    private int used;

    int next() {
      return used++;
    }

    int used() {
      return used;
    }
  }

  /** An environment in which the context item is a node. */
  static Environment atNode() {
    return new Environment(Map.of(), Type.NODES, new Slots());
  }

  /** An environment without context item. */
  static Environment ofFunction() {
    return new Environment(Map.of(), null, new Slots());
  }

  Environment with(String name, Variable variable) {
    Map<String, Variable> more = new HashMap<>(variables);
    more.put(name, variable);
    return new Environment(Map.copyOf(more), context, slots);
  }

  Environment in(@Nullable Type newContext) {
    return new Environment(variables, newContext, slots);
  }
}
