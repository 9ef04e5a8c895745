package org.rihla.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a key file holds: the first key wraps, any of them unwraps. */
record KeySet(KeysetHandle handle, Aead aead) {

  private static KeySet of(KeysetHandle handle) throws GeneralSecurityException {
    AeadConfig.register();
    return new KeySet(handle, handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
  }

  static KeySet parse(String json) throws GeneralSecurityException {
    AeadConfig.register();
    return of(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
  }

  String json() throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
  }

  static KeySet ofOneNewKey() throws GeneralSecurityException {
    AeadConfig.register();
    return of(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
  }

  KeySet withNewFirst() throws GeneralSecurityException {
    return of(KeysetHandle.newBuilder(handle)
      .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary()).build());
  }

  /** What they wrapped can then never be opened. Never without the first. */
  KeySet without(Collection<Integer> ids) throws GeneralSecurityException {
    var left = KeysetHandle.newBuilder(handle);
    for (int at = handle.size() - 1; at >= 0; at--)
      if (ids.contains(handle.getAt(at).getId()) && !handle.getAt(at).isPrimary()) left.deleteAt(at);
    return of(left.build());
  }

  /** A number that two keys share by chance is not enough. */
  boolean holds(KeySet before) {
    return before.each().allMatch(needed -> each()
      .anyMatch(found -> found.getId() == needed.getId() && found.getKey().equalsKey(needed.getKey())));
  }

  private Stream<KeysetHandle.Entry> each() { return IntStream.range(0, handle.size()).mapToObj(handle::getAt); }

  /** The number of the key that wraps. */
  int first() { return handle.getPrimary().getId(); }

  List<Integer> numbers() { return each().map(KeysetHandle.Entry::getId).toList(); }

  byte[] wrap(byte[] key, String place) throws GeneralSecurityException {
    return aead.encrypt(key, place.getBytes(StandardCharsets.UTF_8));
  }

  byte[] unwrap(byte[] wrapped, String place) throws GeneralSecurityException {
    return aead.decrypt(wrapped, place.getBytes(StandardCharsets.UTF_8));
  }

  /** What everything that this key wrapped begins with: so Tink writes down which it was. */
  static byte[] mark(int number) {
    return ByteBuffer.allocate(5).put((byte) 1).putInt(number).array();
  }

  static boolean isUnder(int number, byte[] wrapped) {
    var mark = mark(number);
    return Arrays.equals(mark, Arrays.copyOf(wrapped, mark.length));
  }
}
