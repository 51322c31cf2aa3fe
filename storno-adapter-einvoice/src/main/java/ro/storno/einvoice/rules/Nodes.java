package ro.storno.einvoice.rules;

import java.util.Arrays;

/** A sequence of nodes. */
final class Nodes {
  private int[] nodes;
  private int size;

  Nodes() {
    nodes = new int[8];
  }

  private Nodes(int node) {
    nodes = new int[] {node};
    size = 1;
  }

  static Nodes of(int node) {
    return new Nodes(node);
  }

  void add(int node) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
    }
    nodes[size++] = node;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return nodes[index];
  }

  /** Puts the nodes into document order, each once. */
  Nodes inDocumentOrder() {
    for (int i = 1; i < size; i++) {
      if (nodes[i - 1] >= nodes[i]) {
        sort();
        break;
      }
    }
    return this;
  }

  private void sort() {
    Arrays.sort(nodes, 0, size);
    int kept = 1;
    for (int i = 1; i < size; i++) {
      if (nodes[i] != nodes[kept - 1]) {
        nodes[kept++] = nodes[i];
      }
    }
    size = kept;
  }
}
