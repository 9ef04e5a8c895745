// A page of a case does not stay open longer than its reader may see it: it asks every 30 seconds, and is emptied when it may no longer be shown.
// What somebody is typing is lost to nothing less than that; a page that only reads is emptied too when its reader is signed out, or when nobody
// has answered for 60 seconds.
(() => {
  const body = document.body, ask = body.dataset.still, typing = body.dataset.typing === "yes";
  if (!ask) return;
  let heard = Date.now();
  const empty = () => {
    clearInterval(asking);
    const gone = Object.assign(document.createElement("p"), { className: "callout attention", id: "gone", textContent: body.dataset.gone });
    gone.setAttribute("role", "alert");
    const again = Object.assign(document.createElement("a"), { href: location.pathname, textContent: body.dataset.again });
    gone.append(" ", again);
    body.replaceChildren(gone);
    document.title = "Rihla";
  };
  const look = async () => {
    try {
      const answer = await fetch(ask, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(10000) });
      if (answer.status === 204) heard = Date.now();
      else if (answer.status === 404 || (answer.status === 401 && !typing)) return empty();
    } catch {
      // nobody answered
    }
    if (!typing && Date.now() - heard > 60000) empty();
  };
  const asking = setInterval(look, 30000);
  addEventListener("pageshow", shown => { if (shown.persisted) look(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
})();
