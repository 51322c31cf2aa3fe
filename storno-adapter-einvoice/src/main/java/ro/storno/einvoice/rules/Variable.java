package ro.storno.einvoice.rules;

import org.jspecify.annotations.Nullable;

/** A variable in scope: where its value is kept and, if it is not there yet, how it is found. */
final class Variable {
  /** Stands for a value that was found to be the empty sequence. */
  private static final Object EMPTY = new Object();

  private final Kind kind;
  private final int slot;
  private final Type type;
  private final boolean many;
  private final @Nullable Expr definition;

  /** When the value of a variable is found. */
  private enum Kind {
    /** When it is bound: the variables of loops, the parameters of functions. */
    BOUND,
    /** When a rule first asks for it. */
    OF_RULE,
    /** When the first rule of a document asks for it. */
    GLOBAL
  }

  private Variable(Kind kind, int slot, Type type, boolean many, @Nullable Expr definition) {
    this.kind = kind;
    this.slot = slot;
    this.type = type;
    this.many = many;
    this.definition = definition;
  }

  static Variable bound(int slot, Type type, boolean many) {
    return new Variable(Kind.BOUND, slot, type, many, null);
  }

  static Variable ofRule(int slot, Expr definition) {
    return new Variable(Kind.OF_RULE, slot, definition.type(), definition.isMany(), definition);
  }

  static Variable global(int slot, Expr definition) {
    return new Variable(Kind.GLOBAL, slot, definition.type(), definition.isMany(), definition);
  }

  int slot() {
    return slot;
  }

  Type type() {
    return type;
  }

  boolean isMany() {
    return many;
  }

  boolean isGlobal() {
    return kind == Kind.GLOBAL;
  }

  /** What the variable is defined to be; null when it is bound from outside. */
  @Nullable Expr definition() {
    return definition;
  }

  /** An expression that reads it. */
  Expr reference() {
    if (kind == Kind.GLOBAL && definition instanceof Const constant) {
      return constant;
    }
    return type == Type.NODES ? new NodeExprs.Held(this) : new Computed(type, many, this::get);
  }

  /** The value. */
  @Nullable Object get(Scope s) {
    if (kind == Kind.BOUND) {
      return s.locals[slot];
    }
    @Nullable Object[] values = kind == Kind.GLOBAL ? s.globals : s.locals;
    Object value = values[slot];
    if (value == null) {
      value = find(s);
      values[slot] = value;
    }
    return value == EMPTY ? null : value;
  }

  private Object find(Scope s) {
    Expr expression = definition;
    if (expression == null) {
      throw new IllegalStateException("A variable without definition");
    }
    int node = s.node;
    int position = s.position;
    int last = s.last;
    s.node = kind == Kind.GLOBAL ? 0 : s.ruleNode;
    s.position = 1;
    s.last = 1;
    Object value = expression.value(s);
    s.node = node;
    s.position = position;
    s.last = last;
    return value == null ? EMPTY : value;
  }
}
