package org.rihla.signin;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rihla.signin.Passkeys.Kept;
import org.rihla.signin.PublicAddress.Place;
import org.springframework.stereotype.Component;

/**
 * What WebAuthn asks to be checked of a device's answer: challenge, place, signature, and that its owner unlocked it. Which device it is made by is not
 * asked: no list of makers is kept.
 */
@Component
class PasskeyCeremony {

  /** ES256, EdDSA, RS256: what devices speak, best first. */
  static final List<COSEAlgorithmIdentifier> ALGORITHMS = List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA,
    COSEAlgorithmIdentifier.RS256);
  private static final int LONGEST_ANSWER = 20_000;
  private static final boolean UNLOCKED = true;

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

  /** A new key. */
  record Made(byte[] credentialId, byte[] credential, long signCount) {
  }

  /** A key that was used, and how often its device says so. */
  record Used(Kept key, long signCount) {
  }

  /** @param answer as the browser wrote it; anything at all may stand there */
  Optional<Made> made(String answer, byte[] challenge, Place place) {
    if (answer.length() > LONGEST_ANSWER) return Optional.empty();
    try {
      var parameters = ALGORITHMS.stream().map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
        .toList();
      var made = manager.verifyRegistrationResponseJSON(answer, new RegistrationParameters(server(challenge, place), parameters, UNLOCKED));
      var object = made.getAttestationObject();
      var credential = object == null ? null : object.getAuthenticatorData().getAttestedCredentialData();
      return credential == null
        ? Optional.empty()
        : Optional
          .of(new Made(credential.getCredentialId(), credentials.convert(credential), object.getAuthenticatorData().getSignCount()));
    } catch (RuntimeException refused) { // of the library: its refusals, and what its reading of nonsense throws
      return Optional.empty();
    }
  }

  /** @param keys of the account that is expected; a key of anybody else's is no answer */
  Optional<Used> used(String answer, byte[] challenge, Place place, List<Kept> keys, byte[] owner) {
    if (answer.length() > LONGEST_ANSWER) return Optional.empty();
    try {
      var given = manager.parseAuthenticationResponseJSON(answer);
      var key = keys.stream().filter(each -> Arrays.equals(each.credentialId(), given.getCredentialId())).findFirst();
      var handle = given.getUserHandle();
      if (key.isEmpty() || handle != null && handle.length > 0 && !Arrays.equals(handle, owner)) return Optional.empty();
      var record = new CredentialRecordImpl(new NoneAttestationStatement(), null, null, null, key.get().signCount(), credentials.convert(key
        .get().credential()), null, null, null, null);
      var checked = manager.verify(given, new AuthenticationParameters(server(challenge, place), record, null, UNLOCKED));
      var told = checked.getAuthenticatorData();
      return told == null ? Optional.empty() : Optional.of(new Used(key.get(), told.getSignCount()));
    } catch (RuntimeException refused) { // of the library: its refusals, and what its reading of nonsense throws
      return Optional.empty();
    }
  }

  private static ServerProperty server(byte[] challenge, Place place) {
    return ServerProperty.builder().origin(Origin.create(place.origin())).rpId(place.host()).challenge(new DefaultChallenge(challenge))
      .build();
  }
}
