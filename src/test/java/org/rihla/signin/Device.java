package org.rihla.signin;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A security key with one passkey, and the browser that holds it: written by itself from WebAuthn, and as dishonest as a test likes. */
final class Device {

  private static final int UNLOCKED = 0x04;
  private static final int TOUCHED = 0x01;
  private static final int NEW = 0x40;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair pair;
  private final byte[] id;
  String origin = "http://localhost";
  String rpId = "localhost";
  boolean unlocks = true;
  int count;

  Device() {
    this(newPair(), random(32));
  }

  private Device(KeyPair pair, byte[] id) {
    this.pair = pair;
    this.id = id;
  }

  /** Another that has the same key: what a thief would have. */
  Device copy() {
    var copy = new Device(pair, id);
    copy.count = count;
    return copy;
  }

  /** Another key that says it is this one. */
  Device forged() { return new Device(newPair(), id); }

  private static byte[] random(int bytes) {
    var drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }

  private static KeyPair newPair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String make(String challenge) {
    var object = new ByteArrayOutputStream();
    var told = told(NEW, count);
    object.writeBytes(new byte[]{(byte) 0xa3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e', 0x67, 'a', 't', 't', 'S', 't', 'm', 't',
      (byte) 0xa0, 0x68, 'a', 'u', 't', 'h', 'D', 'a', 't', 'a', 0x59, (byte) (told.length >> 8), (byte) told.length});
    object.writeBytes(told);
    return answer("\"attestationObject\":\"" + TEXT.encodeToString(object.toByteArray()) + "\"", client("webauthn.create", challenge));
  }

  String use(String challenge) { return use(challenge, ""); }

  /** @param owner whose the device says it is, or nothing */
  String use(String challenge, String owner) {
    var told = told(0, ++count);
    var client = client("webauthn.get", challenge);
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(told);
      signature.update(sha(client));
      return answer("\"authenticatorData\":\"" + TEXT.encodeToString(told) + "\",\"signature\":\"" + TEXT.encodeToString(signature.sign())
        + "\"" + (owner.isEmpty() ? "" : ",\"userHandle\":\"" + owner + "\""), client);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] client(String type, String challenge) {
    return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\",\"crossOrigin\":false}").getBytes(
      StandardCharsets.UTF_8);
  }

  private String answer(String response, byte[] client) {
    var name = TEXT.encodeToString(id);
    return "{\"id\":\"" + name + "\",\"rawId\":\"" + name + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{"
      + "\"clientDataJSON\":\"" + TEXT.encodeToString(client) + "\"," + response + "}}";
  }

  private byte[] told(int flags, int counted) {
    var data = new ByteArrayOutputStream();
    data.writeBytes(sha(rpId.getBytes(StandardCharsets.UTF_8)));
    data.write(flags | TOUCHED | (unlocks ? UNLOCKED : 0));
    data.writeBytes(ByteBuffer.allocate(4).putInt(counted).array());
    if (flags == NEW) {
      data.writeBytes(new byte[16]);
      data.writeBytes(new byte[]{0, (byte) id.length});
      data.writeBytes(id);
      var point = ((ECPublicKey) pair.getPublic()).getW();
      data.writeBytes(new byte[]{(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
      data.writeBytes(coordinate(point.getAffineX()));
      data.writeBytes(new byte[]{0x22, 0x58, 32});
      data.writeBytes(coordinate(point.getAffineY()));
    }
    return data.toByteArray();
  }

  private static byte[] coordinate(BigInteger number) {
    var bytes = number.toByteArray();
    var all = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, all, 32 - length, length);
    return all;
  }

  private static byte[] sha(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
