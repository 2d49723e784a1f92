// The field at hand, which somebody is in: it stays open while the server is away, and focus, caret and keys find back to
// it where the page takes them away: by its dialog about the connection, or by drawing the field anew.
const GONE = 20; // looks after which a field that was taken off the page is not waited for
const HIDDEN = ".stApp:not([data-test-connection-state='CONNECTED'])"; // its dialog takes no keyboard while it is closed

// `written` is told of a field that the page itself writes into while somebody is in it, with what stood there before and
// the caret; `drawn` of a field that stands in the place of the one at hand; `moved` of a caret that its reader moved;
// `gone` of a field that nobody is in any more.
function fieldAtHand({ written, drawn, moved, gone }) {
  let at = null; // the name of the field, its element, where the caret is, and what was typed while it was gone
  const guarded = new WeakSet();

  // Streamlit shuts all fields while the server is away; the one that somebody is in stays open.
  const shut = new MutationObserver(([{ target }]) => {
    if (target.disabled && !serverIsThere()) target.disabled = false;
  });

  function take(name, field) {
    at = { name, field, caret: caretOf(field), looks: 0, stray: "" };
    shut.disconnect();
    shut.observe(field, { attributeFilter: ["disabled"] });
    guard(field);
  }

  function guard(field) {
    if (guarded.has(field)) return;
    guarded.add(field);
    const prototype = Object.getPrototypeOf(field);
    const inner = Object.getOwnPropertyDescriptor(field, "value") ?? Object.getOwnPropertyDescriptor(prototype, "value");
    const set = (value) => {
      const stood = field.value, caret = caretOf(field);
      inner.set.call(field, value);
      if (field.value !== stood && document.activeElement === field) written(field, stood, caret);
    };
    Object.defineProperty(field, "value", { configurable: true, enumerable: inner.enumerable, get: inner.get, set });
  }

  function entered({ target }) {
    if (target.closest("[role='dialog']") && !serverIsThere()) return;
    const name = target.matches(TEXT) ? nameOf(target) : "";
    if (name === at?.name) return take(name, target);
    leave();
    if (name) take(name, target);
  }

  function leave() {
    if (at) gone(at.name);
    at = null;
  }

  function left({ target, isTrusted }) {
    setTimeout(() => { // a field that was taken off the page, or lost to a dialog, was not left
      const idle = document.activeElement === document.body && document.hasFocus();
      if (isTrusted && at?.field === target && target.isConnected && idle) leave();
    });
  }

  function pointed({ target }) {
    if (at && !at.field.contains(target)) leave();
  }

  function went({ target, isTrusted }) {
    if (target !== at?.field || !isTrusted) return;
    at.caret = caretOf(target);
    moved(at.name, at.caret);
  }

  function astray() {
    const now = document.activeElement;
    return at && (now === document.body || now?.closest("[role='dialog']"));
  }

  function back() {
    if (!astray() || !at.field.isConnected) return;
    const { field, caret } = at;
    field.focus({ preventScroll: true });
    setCaret(field, caret);
  }

  // What is typed goes where its author was.
  function pressed(event) {
    back();
    if (!astray() || event.key?.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    at.stray += event.key;
    event.preventDefault();
  }

  // The field was drawn anew: whoever was in it is in the new one.
  function anew() {
    if (!at || at.field.isConnected) return;
    const field = fieldOf(at.name), { name, caret, stray } = at;
    if (!field?.matches(TEXT)) return;
    take(name, field);
    at.caret = caret;
    back();
    drawn(name, field);
    if (!stray || document.activeElement !== field) return;
    const [from, to] = caretOf(field).map((each) => each ?? field.value.length);
    write(field, field.value.slice(0, from) + stray + field.value.slice(to));
    setCaret(field, [from + stray.length, from + stray.length]);
    at.caret = caretOf(field);
  }

  function look() {
    anew();
    if (at && !at.field.isConnected && ++at.looks > GONE) leave();
  }

  // The dialog about the connection would not let anybody go on. Ours tells the same below the page.
  function closeDialogs(changes) {
    if (serverIsThere()) return;
    const added = changes.flatMap((each) => [...each.addedNodes]);
    const closes = added.map((each) => each.querySelector?.("[role='dialog'] button[aria-label='Close']"));
    for (const each of closes) each?.click();
    if (closes.some(Boolean)) for (const wait of [0, 60, 200]) setTimeout(back, wait);
  }

  const unseen = document.createElement("style");
  unseen.textContent = `body:has(${HIDDEN}) [role='dialog'] { display: none; }`;
  document.head.append(unseen);
  document.addEventListener("focusin", entered, true);
  document.addEventListener("focusout", left, true);
  document.addEventListener("pointerdown", pointed, true);
  document.addEventListener("keydown", pressed, true);
  for (const kind of ["input", "keyup", "pointerup"]) document.addEventListener(kind, went);
  new MutationObserver(closeDialogs).observe(document.body, { childList: true });
  new MutationObserver(anew).observe(document.body, { childList: true, subtree: true });
  if (document.activeElement?.matches(TEXT)) entered({ target: document.activeElement });
  return { look };
}
