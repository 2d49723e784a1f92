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
}
