package org.rihla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.Rounds;

/** Against the leaves and roots that implementations of RFC 6962 have published since the first of them, and against its definition. */
@Tag("rules")
class MerkleTest {

  private static final int MANY = Rounds.of(130);

  private static final List<Hash> LEAVES = Stream.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f").map(content -> Hash.ofLeaf(HexFormat.of().parseHex(content))).toList();

  private static final List<String> ROOTS = List.of("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final List<Hash> SOME = IntStream.range(0, MANY).mapToObj(number -> Hash.ofLeaf("entry " + number)).toList();

  private static final List<Hash> THEIR_ROOTS = IntStream.rangeClosed(0, MANY).mapToObj(size -> Merkle.root(SOME.subList(0, size)))
    .toList();

  /** Word for word as RFC 6962, 2.1 defines it. */
  private static Hash defined(List<Hash> leaves) {
    if (leaves.isEmpty()) return Hash.ofNothing();
    if (leaves.size() == 1) return leaves.getFirst();
    int k = 1;
    while (2 * k < leaves.size()) k *= 2;
    return Hash.ofNode(defined(leaves.subList(0, k)), defined(leaves.subList(k, leaves.size())));
  }

  @Test
  void the_roots_are_the_published_ones() {
    for (int size = 0; size <= LEAVES.size(); size++)
      assertThat(Merkle.root(LEAVES.subList(0, size)).toString()).as("%s", size).isEqualTo(ROOTS.get(size));
  }

  @Test
  void the_proofs_are_the_published_ones() {
    assertThat(Merkle.inclusion(0, LEAVES)).extracting(Hash::toString).containsExactly(
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(Merkle.consistency(2, LEAVES.subList(0, 5))).extracting(Hash::toString).containsExactly(
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    assertThat(Merkle.consistency(6, LEAVES.subList(0, 7))).extracting(Hash::toString).containsExactly(
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
      ROOTS.get(4));
  }

  @Test
  void the_edge_alone_goes_on_with_a_tree_of_any_size() {
    var edge = RightEdge.EMPTY;
    for (int size = 0; size <= MANY; size++) {
      assertThat(edge.root()).as("%s", size).isEqualTo(defined(SOME.subList(0, size)));
      assertThat(RightEdge.parse(size, edge.text())).isEqualTo(edge);
      if (size < MANY) edge = edge.with(SOME.get(size));
    }
    assertThatThrownBy(() -> RightEdge.parse(3, SOME.getFirst().toString())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void each_leaf_is_proved_in_each_tree_and_no_other_in_its_place() {
    for (int size = 1; size <= MANY; size++) {
      var leaves = SOME.subList(0, size);
      var root = THEIR_ROOTS.get(size);
      for (int index = 0; index < size; index++) {
        var proof = Merkle.inclusion(index, leaves);
        assertThat(Merkle.included(SOME.get(index), index, size, proof, root)).as("%s of %s", index, size).isTrue();
        assertThat(Merkle.included(Hash.ofLeaf("another"), index, size, proof, root)).isFalse();
        assertThat(Merkle.included(SOME.get(index), index + 1, size, proof, root)).isFalse();
        if (index % 9 == size % 9)
          for (var other : wrong(proof)) assertThat(Merkle.included(SOME.get(index), index, size, other, root)).isFalse();
      }
    }
    assertThat(Merkle.included(Hash.ofNothing(), 0, 0, List.of(), Hash.ofNothing())).as("nothing is in an empty tree").isFalse();
    assertThat(Merkle.included(SOME.getFirst(), -1, 1, List.of(), SOME.getFirst())).isFalse();
  }

  @Test
  void each_tree_is_proved_to_add_to_each_smaller_one_and_to_no_other() {
    for (int second = 1; second <= MANY; second++) {
      var leaves = SOME.subList(0, second);
      var now = THEIR_ROOTS.get(second);
      for (int first = 1; first <= second; first++) {
        var before = THEIR_ROOTS.get(first);
        var proof = Merkle.consistency(first, leaves);
        assertThat(Merkle.consistent(first, second, before, now, proof)).as("%s to %s", first, second).isTrue();
        assertThat(Merkle.consistent(first, second, Hash.ofLeaf("another"), now, proof)).isFalse();
        assertThat(Merkle.consistent(first, second, before, Hash.ofLeaf("another"), proof)).isFalse();
        if (first % 9 == second % 9)
          for (var other : wrong(proof)) assertThat(Merkle.consistent(first, second, before, now, other)).isFalse();
      }
    }
    assertThat(Merkle.consistent(0, 1, Hash.ofNothing(), SOME.getFirst(), List.of())).isFalse();
    assertThat(Merkle.consistent(2, 1, SOME.getFirst(), SOME.getFirst(), List.of())).isFalse();
  }

  /** Longer, shorter, each step another, and two steps exchanged. */
  private static List<List<Hash>> wrong(List<Hash> proof) {
    var wrong = new ArrayList<List<Hash>>();
    var longer = new ArrayList<>(proof);
    longer.add(Hash.ofLeaf("one more"));
    wrong.add(longer);
    for (int step = 0; step < proof.size(); step++) {
      var other = new ArrayList<>(proof);
      other.set(step, Hash.ofLeaf("not this one"));
      wrong.add(other);
    }
    if (!proof.isEmpty()) wrong.add(proof.subList(0, proof.size() - 1));
    if (proof.size() > 1) {
      var exchanged = new ArrayList<>(proof);
      Collections.swap(exchanged, 0, 1);
      wrong.add(exchanged);
    }
    return wrong;
  }
}
