// Asks the browser for a passkey and sends its answer with the form. Everything else works without this file; without it the page says so in words.
(() => {
  'use strict';
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const known = keys => keys.map(key => ({ ...key, id: bytes(key.id) }));

  const ask = async (why, csrf) => {
    const body = new URLSearchParams({ for: why, _csrf: csrf, _key: crypto.randomUUID() });
    const answer = await fetch('/sign-in/challenge', { method: 'POST', credentials: 'same-origin', body });
    if (answer.status === 403) { // signed out meanwhile, or it has been too long: there it is asked for
      location.assign('/account');
      return new Promise(() => {});
    }
    if (!answer.ok) throw new Error('no challenge');
    const options = await answer.json();
    options.challenge = bytes(options.challenge);
    return options;
  };

  const use = async options => {
    options.allowCredentials = known(options.allowCredentials);
    const key = await navigator.credentials.get({ publicKey: options });
    const said = key.response;
    return { ...outside(key), response: { clientDataJSON: text(said.clientDataJSON), authenticatorData: text(said.authenticatorData),
      signature: text(said.signature), userHandle: said.userHandle ? text(said.userHandle) : undefined } };
  };

  const make = async options => {
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = known(options.excludeCredentials);
    const key = await navigator.credentials.create({ publicKey: options });
    return { ...outside(key), response: { clientDataJSON: text(key.response.clientDataJSON), attestationObject: text(key.response.attestationObject) } };
  };

  const outside = key => ({ id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: {} });

  for (const part of document.querySelectorAll('.passkey')) {
    if (!window.PublicKeyCredential) continue;
    const form = part.closest('form');
    const button = part.querySelector('button');
    const failed = part.querySelector('.passkey-failed');
    part.querySelector('.passkey-missing').hidden = true;
    button.hidden = false;
    button.addEventListener('click', async () => {
      button.disabled = true;
      failed.hidden = true;
      try {
        const options = await ask(part.dataset.for, form.elements._csrf.value);
        const answer = await (options.rp ? make(options) : use(options));
        const field = document.createElement('input');
        field.type = 'hidden';
        field.name = part.dataset.field;
        field.value = JSON.stringify(answer);
        form.append(field);
        form.submit();
      } catch (refused) {
        failed.hidden = false;
        button.disabled = false;
      }
    });
  }
})();
