package org.rihla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The test vectors that the maintainers of the reference implementation publish (github.com/transparency-dev/merkle, testdata, Apache-2.0): 98 of
 * inclusion, 98 of consistency, nearly all of them proofs that somebody spoilt.
 */
@Tag("rules")
class PublishedVectorsTest {

  /** The only one that a stricter reader answers differently: two equal "roots" of twelve bytes, which are no hashes. */
  private static final String OF_NO_HASHES = "sizes are equal (one) and proof is empty";

  private static List<JsonNode> vectors(String kind) throws IOException {
    var json = JsonMapper.builder().build();
    return Files.readAllLines(Path.of("src/test/resources/ledger/rfc6962-vectors.jsonl")).stream().map(json::readTree)
      .filter(vector -> vector.get("folder").asString().startsWith(kind + "/")).toList();
  }

  private static Hash hash(JsonNode of, String name) { return new Hash(Base64.getDecoder().decode(of.get(name).asString())); }

  private static long number(JsonNode of, String name) { return of.get(name).bigIntegerValue().longValue(); }

  private static List<Hash> proof(JsonNode of) {
    var proof = new ArrayList<Hash>();
    for (var step : of.get("proof")) proof.add(new Hash(Base64.getDecoder().decode(step.asString())));
    return proof;
  }

  private interface Check {
    boolean holds(JsonNode vector);
  }

  /** Bytes that are no hash cannot be part of a proof: they are refused where they are read. */
  private static boolean accepted(JsonNode vector, Check check) {
    try {
      return check.holds(vector);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Test
  void each_published_proof_of_inclusion_is_judged_as_published() throws IOException {
    var vectors = vectors("inclusion");
    assertThat(vectors).hasSize(98);
    assertThat(vectors.stream().filter(vector -> !vector.get("wantErr").asBoolean())).hasSize(6);
    for (var vector : vectors)
      assertThat(accepted(vector, v -> Merkle.included(hash(v, "leafHash"), number(v, "leafIdx"), number(v, "treeSize"), proof(v),
        hash(v, "root")))).as(vector.toString()).isEqualTo(!vector.get("wantErr").asBoolean());
  }

  @Test
  void each_published_proof_of_consistency_is_judged_as_published() throws IOException {
    var vectors = vectors("consistency");
    assertThat(vectors).hasSize(98);
    var otherwise = new ArrayList<String>();
    for (var vector : vectors)
      if (accepted(vector,
        v -> Merkle.consistent(number(v, "size1"), number(v, "size2"), hash(v, "root1"), hash(v, "root2"), proof(v))) == vector
          .get("wantErr").asBoolean())
        otherwise.add(vector.get("desc").asString());
    assertThat(otherwise).containsExactly(OF_NO_HASHES);
    assertThat(Merkle.consistent(1, 1, Hash.ofLeaf("2"), Hash.ofLeaf("2"), List.of())).as("the same, said of hashes").isTrue();
  }
}
