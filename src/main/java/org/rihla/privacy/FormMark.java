package org.rihla.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.rihla.values.KeyedMark;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was typed into a form, in 32 bytes. Names are few: a plain hash of a form beside the day it was sent tells, by trying, who was written down. This
 * one takes a key that comes from the key of the installation and stands nowhere.
 */
@Component
class FormMark implements KeyedMark {

  private static final String HMAC = "HmacSHA256";
  private static final String USE = "web.form_post.fingerprint";

  private final Seals seals;
  private final TransactionTemplate ownTransaction;
  private volatile @Nullable SecretKeySpec key;

  FormMark(Seals seals, PlatformTransactionManager transactions) {
    this.seals = seals;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public byte[] of(byte[] text) { return hmac(key(), text); }

  @Override
  public boolean isOf(byte[] marked, byte[] text) { return MessageDigest.isEqual(marked, of(text)); }

  private SecretKeySpec key() {
    var known = key;
    return known == null ? made() : known;
  }

  /** In a transaction of its own: the key must be there whatever becomes of the form that first needed it. */
  private synchronized SecretKeySpec made() {
    var root = Objects.requireNonNull(ownTransaction.execute(_ -> seals.rootOfInstallation()));
    var made = new SecretKeySpec(hmac(new SecretKeySpec(root, HMAC), USE.getBytes(StandardCharsets.US_ASCII)), HMAC);
    key = made;
    return made;
  }

  private static byte[] hmac(SecretKeySpec key, byte[] text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
