// What only the browser's own page can be told. Streamlit writes every page in English, whatever it shows, and makes two
// entries of history out of one step to another page: its bare address first, then what was chosen.
export default function (component) {
  document.documentElement.lang = component.data.language;
  if (window.history.onePerStep) return;
  window.history.onePerStep = true;
  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (state, title, url) => {
    const to = new URL(url ?? "", window.location.href);
    const completes = to.pathname === window.location.pathname && to.search && !window.location.search;
    if (completes) window.history.replaceState(state, title, url);
    else push(state, title, url);
  };
  // A device that has lost its seat would keep the old page under a number of HTTP: it begins anew and is told why.
  const app = document.querySelector(".stApp");
  const seated = async () => {
    if (app.dataset.testConnectionState === "CONNECTED") return;
    const answer = await fetch(window.location.href, { cache: "no-store" }).catch(() => null); // null: the server is away
    if (answer?.status === 401) window.location.reload();
  };
  new MutationObserver(seated).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  seated(); // the seat may have been lost while this page was loading
}
