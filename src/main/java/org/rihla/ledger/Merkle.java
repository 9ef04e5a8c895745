package org.rihla.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of RFC 6962 over hashes of leaves: its root, and two kinds of proof which need only a few hashes of it. */
final class Merkle {

  private Merkle() {}

  static Hash root(List<Hash> leaves) {
    var edge = RightEdge.EMPTY;
    for (var leaf : leaves) edge = edge.with(leaf);
    return edge.root();
  }

  /** That the leaf of this index is in the tree over all of them: the siblings on its way up (RFC 6962, 2.1.1). */
  static List<Hash> inclusion(int index, List<Hash> leaves) {
    if (index < 0 || index >= leaves.size()) throw new IllegalArgumentException("no leaf " + index + " in " + leaves.size());
    if (leaves.size() == 1) return List.of();
    int half = half(leaves.size());
    var left = leaves.subList(0, half);
    var right = leaves.subList(half, leaves.size());
    return index < half ? and(inclusion(index, left), root(right)) : and(inclusion(index - half, right), root(left));
  }

  /** That the tree over all leaves only adds to the tree over the first ones (RFC 6962, 2.1.2). */
  static List<Hash> consistency(int first, List<Hash> leaves) {
    return spans(first, leaves.size()).stream().map(span -> root(leaves.subList((int) span.from(), (int) span.before()))).toList();
  }

  /** Leaves that stand together. */
  record Span(long from, long before) {
  }

  /** Of which leaves the proof of consistency has the roots, in its order. They never overlap: one walk through the leaves is enough for all of them. */
  static List<Span> spans(long first, long second) {
    if (first < 1 || first > second) throw new IllegalArgumentException("no tree of " + first + " in " + second);
    return spans(first, new Span(0, second), true);
  }

  /** @param known whether whoever checks has the root over these leaves already */
  private static List<Span> spans(long first, Span in, boolean known) {
    long size = in.before - in.from;
    if (first == size) return known ? List.of() : List.of(in);
    long half = Long.highestOneBit(size - 1);
    var left = new Span(in.from, in.from + half);
    var right = new Span(in.from + half, in.before);
    return first <= half ? and(spans(first, left, known), right) : and(spans(first - half, right, false), left);
  }

  private static int half(int size) { return Integer.highestOneBit(size - 1); }

  private static <T> List<T> and(List<T> proof, T last) {
    var longer = new ArrayList<>(proof);
    longer.add(last);
    return longer;
  }

  /** Checks a proof of inclusion as RFC 9162 (2.1.3.2) says. */
  static boolean included(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) return false;
    long at = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : proof) {
      if (last == 0) return false;
      if (at % 2 == 1 || at == last) {
        hash = Hash.ofNode(sibling, hash);
        for (; at % 2 == 0 && at != 0; at /= 2) last /= 2;
      } else hash = Hash.ofNode(hash, sibling);
      at /= 2;
      last /= 2;
    }
    return last == 0 && hash.equals(root);
  }

  /** Checks a proof of consistency as RFC 9162 (2.1.4.2) says. Of an empty tree there is none: everything adds to nothing. */
  static boolean consistent(long first, long second, Hash firstRoot, Hash secondRoot, List<Hash> proof) {
    if (first < 1 || first > second) return false;
    if (first == second) return proof.isEmpty() && firstRoot.equals(secondRoot);
    var steps = new ArrayList<Hash>();
    if (Long.bitCount(first) == 1) steps.add(firstRoot);
    steps.addAll(proof);
    long at = first - 1;
    long last = second - 1;
    for (; at % 2 == 1; at /= 2) last /= 2;
    @Nullable
    Hash old = null;
    @Nullable
    Hash now = null;
    for (var step : steps) {
      if (old == null || now == null) {
        old = step;
        now = step;
        continue;
      }
      if (last == 0) return false;
      if (at % 2 == 1 || at == last) {
        old = Hash.ofNode(step, old);
        now = Hash.ofNode(step, now);
        for (; at % 2 == 0 && at != 0; at /= 2) last /= 2;
      } else now = Hash.ofNode(now, step);
      at /= 2;
      last /= 2;
    }
    return last == 0 && firstRoot.equals(old) && secondRoot.equals(now);
  }
}
