// Keeps what is typed into a long form: every 20 seconds when something changed, and when the page is hidden. Without this file its button does.
(() => {
  'use strict';
  const said = document.getElementById('kept'), form = document.getElementById('typed');
  if (!said || !form) return;
  const typed = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string')).toString();
  const say = text => { if (said.textContent !== text) said.textContent = text; };
  let last = typed(), over = false;
  const keep = async () => {
    const now = typed();
    if (over || now === last) return;
    try {
      const answer = await fetch(said.dataset.keep, { method: 'POST', body: new URLSearchParams(now), redirect: 'manual',
        credentials: 'same-origin', keepalive: now.length < 60000 });
      if (over) return;
      if (answer.status === 204) { // they do not want anything written down
        last = now;
        say('');
      } else if (answer.ok) {
        last = now;
        say(said.dataset.said.replace('%', (await answer.text()).trim()));
      } else if (answer.status < 500) { // signed out, or begun elsewhere too: it is not asked again
        over = true;
        say(said.dataset.out);
      }
    } catch {
      // the line is broken: the next time
    }
  };
  const every = setInterval(() => over ? clearInterval(every) : keep(), 20000);
  form.addEventListener('submit', () => { over = true; });
  addEventListener('beforeunload', keep); // before the next page is asked for, which may be this form again
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(); });
})();
