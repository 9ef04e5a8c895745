package org.rihla.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is needed of a tree to go on with it: the roots of its complete subtrees, the largest first, one for each bit of its size. Adding a leaf
 * costs one hash on average, and the root as many as there are subtrees.
 */
record RightEdge(long size, List<Hash> subtrees) {

  static final RightEdge EMPTY = new RightEdge(0, List.of());

  RightEdge {
    if (size < 0 || Long.bitCount(size) != subtrees.size())
      throw new IllegalArgumentException("a tree of " + size + " has no edge of " + subtrees.size());
    subtrees = List.copyOf(subtrees);
  }

  RightEdge with(Hash leaf) {
    var grown = new ArrayList<>(subtrees);
    var added = leaf;
    for (long left = size; left % 2 == 1; left /= 2) added = Hash.ofNode(grown.removeLast(), added);
    grown.add(added);
    return new RightEdge(size + 1, grown);
  }

  Hash root() {
    return subtrees.reversed().stream().reduce((right, left) -> Hash.ofNode(left, right)).orElseGet(Hash::ofNothing);
  }

  static RightEdge parse(long size, String text) {
    return new RightEdge(size, Stream.of(text.split(" ")).filter(hash -> !hash.isEmpty()).map(Hash::ofHex).toList());
  }

  String text() { return subtrees.stream().map(Hash::toString).collect(Collectors.joining(" ")); }
}
