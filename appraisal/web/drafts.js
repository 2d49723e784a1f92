// What is typed and not saved yet, kept by the browser tab of its author alone, and put back where the page has lost it:
// after a reload, a step back, a cut connection or a restart of the server. The server says which fields it has saved
// (`settled`), whose device this is (`scope`), and by `visit` whether it still knows what was typed before.
const KEY = "appraisal-drafts"; // in sessionStorage: it ends with the tab, and no other tab writes over it
const TEXT = "textarea, input[type='text'], input[type='number']";
const CHOICE = /^(seat|roll_)/; // groups of buttons that are saved together, or with a reason that is still missing
const OF_ROUND = /^seat-(\d+)-/;
const EVERY = 250; // ms between two looks at the page
const SILENT = 20; // calm looks after which a server that came back without a word is the one that was there before
const PATIENCE = 6; // looks without a server, after which the reader is told
const MOST_KNOWN = 12; // values of one field that are known to have stood there

export default function (component) {
  window.appraisalDrafts ??= keeper();
  window.appraisalDrafts.told(component.data, component.parentElement);
}

function keeper() {
  let kept = read();
  let data = null;
  let place = null;
  let quiet = false;
  let away = 0; // looks since the server was last there
  let untold = 0; // looks to wait for a word of the server that is back: only it knows whether it is the same one
  let mine = false; // what happens now is done by this script
  let at = null; // the field that somebody was in last
  const shown = new Map(); // name of a field -> the element in which its draft stands
  const settled = new Map();
  const before = new WeakMap(); // element -> what stood there when it was entered

  function read() {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) ?? { scope: "", fields: {} };
    } catch {
      return { scope: "", fields: {} };
    }
  }

  function write() {
    if (kept.scope && Object.keys(kept.fields).length) sessionStorage.setItem(KEY, JSON.stringify(kept));
    else sessionStorage.removeItem(KEY);
  }

  function forget(name) {
    delete kept.fields[name];
    shown.delete(name);
  }

  function draft(name, stood) {
    return (kept.fields[name] ??= { value: stood, known: [stood], sent: true, visit: data?.visit });
  }

  function sent(each) {
    each.sent = true;
    if (!each.known.includes(each.value)) each.known = [...each.known, each.value].slice(-MOST_KNOWN);
  }

  function typed(event) {
    const field = event.target, name = nameOf(field);
    if (mine || !name || !field.matches(TEXT)) return;
    const each = draft(name, before.get(field) ?? "");
    Object.assign(each, { value: field.value, sent: false, visit: data?.visit, entered: true });
    shown.set(name, field);
    write();
  }

  function left(event) {
    const each = kept.fields[nameOf(event.target)];
    if (mine || !each || !event.target.matches(TEXT)) return;
    each.entered = false;
    if (each.value === event.target.value && !event.target.disabled) sent(each);
    write();
  }

  function pressed(event) {
    const group = event.target.closest?.("[data-testid='stButtonGroup']"), name = nameOf(group);
    if (mine || !name || !CHOICE.test(name)) return;
    const each = draft(name, valueOf(group));
    setTimeout(() => {
      if (kept.fields[name] !== each) return; // saved meanwhile
      Object.assign(each, { value: valueOf(group), visit: data?.visit });
      shown.set(name, group);
      write();
    }, 30); // once the group has taken the press
  }

  function told(now, at) {
    data = now;
    place = at;
    untold = 0;
    if (kept.scope !== now.scope) {
      kept = { scope: now.scope, fields: {} };
      shown.clear();
    }
    for (const [key, [count, text]] of Object.entries(now.settled)) {
      const name = classOf(key), mark = `${now.visit}:${count}`, each = kept.fields[name];
      if (settled.get(name) === mark) continue;
      settled.set(name, mark);
      if (!each || (text === null ? !each.sent : each.value !== text)) continue; // typed since
      if (shown.has(name)) before.set(shown.get(name), each.value);
      forget(name);
    }
    for (const name of Object.keys(kept.fields)) {
      const round = OF_ROUND.exec(name)?.[1];
      if (round !== undefined && round !== String(now.round)) forget(name);
    }
    write();
  }

  function look() {
    const rests = stateOf("Connection") === "CONNECTED" && stateOf("Script") === "notRunning";
    const calm = rests && quiet;
    quiet = rests;
    away = stateOf("Connection") === "CONNECTED" ? 0 : away + 1;
    if (!data?.scope) return;
    if (away) untold = SILENT;
    if (away > PATIENCE) show([], data.words.away);
    if (!calm || (untold && untold--)) return;
    show(Object.entries(kept.fields).filter(([name, each]) => !stands(name, each)), "");
    write();
  }

  // Put a draft back if need be; return false where something else stands in its field that was not known.
  function stands(name, each) {
    const field = fieldOf(name);
    if (!field || field.disabled) return true;
    const value = valueOf(field), same = value === each.value || numbersAgree(field, value, each.value);
    const fresh = shown.get(name) !== field, anew = each.visit !== data.visit;
    if (same) {
      if (fresh && anew && each.sent) forget(name); // a page that was just built has it from the journal
      else Object.assign(each, { visit: data.visit });
      shown.set(name, field);
      if (!each.sent && document.activeElement !== field) put(field, each);
      return true;
    }
    if (!fresh && !anew) forget(name); // the page itself has changed the field: it was saved, or given up
    else if (each.known.includes(value)) put(field, each);
    else return false;
    return true;
  }

  function put(field, each) {
    mine = true;
    try {
      if (field.matches(TEXT)) {
        const prototype = field.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
        Object.getOwnPropertyDescriptor(prototype, "value").set.call(field, each.value);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        setTimeout(() => {
          mine = true;
          field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })); // by which the page sends it
          mine = false;
          if (each.entered && document.activeElement === document.body) field.focus({ preventScroll: true });
        });
      } else {
        const buttons = field.querySelectorAll("button"), at = each.value || valueOf(field);
        buttons[Number(at.split(",")[0])]?.click();
      }
    } finally {
      mine = false;
    }
    shown.set(nameOf(field), field);
    each.visit = data.visit;
    sent(each);
  }

  function show(lost, said) {
    const box = place?.querySelector(".kept");
    if (!box) return;
    const texts = lost.filter(([name]) => fieldOf(name).matches(TEXT));
    const now = said || texts.map(([name, each]) => `${name} ${each.value}`).join("\n");
    box.hidden = !now;
    if (box.dataset.now === now) return;
    box.dataset.now = now;
    box.replaceChildren(...(said ? [said] : texts.map(offer)));
  }

  function offer([name, each]) {
    const row = document.createElement("p");
    row.append(document.createElement("span"), button(data.words.put, () => {
      each.known.push(valueOf(fieldOf(name)));
    }), button(data.words.drop, () => forget(name)));
    row.firstChild.textContent = `${data.words.lost} “${each.value}”`;
    return row;
  }

  // Streamlit shuts all fields while the server is away; the one that somebody is in stays open.
  const shut = new MutationObserver(([{ target }]) => {
    if (target.disabled && stateOf("Connection") !== "CONNECTED") target.disabled = false;
  });

  // Nor does it let anybody go on: its dialog, in English, takes the keyboard. Ours tells the same below the page.
  const dialogs = new MutationObserver((changes) => {
    if (stateOf("Connection") === "CONNECTED") return;
    const added = changes.flatMap((each) => [...each.addedNodes]);
    const closes = added.map((each) => each.querySelector?.("[role='dialog'] button[aria-label='Close']"));
    const field = closes.some(Boolean) ? at : null;
    for (const each of closes) each?.click();
    for (const wait of field ? [0, 60, 200] : []) setTimeout(() => back(field), wait);
  });

  function back(field) {
    const idle = document.activeElement === document.body || document.activeElement.closest("[role='dialog']");
    if (idle && field.isConnected) field.focus({ preventScroll: true });
  }

  function entered({ target }) {
    if (target.closest("[role='dialog']")) return;
    at = target.matches(TEXT) && nameOf(target) ? target : null;
    if (!at) return;
    before.set(target, target.value);
    shut.disconnect();
    shut.observe(target, { attributeFilter: ["disabled"] });
  }

  document.addEventListener("focusin", entered, true);
  document.addEventListener("input", typed, true);
  document.addEventListener("focusout", left, true);
  document.addEventListener("click", pressed, true);
  dialogs.observe(document.body, { childList: true });
  setInterval(look, EVERY);
  return { told };
}

function stateOf(what) {
  return document.querySelector(".stApp")?.dataset[`test${what}State`];
}

function button(text, action) {
  const made = document.createElement("button");
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}

function classOf(key) {
  return key.trim().replaceAll(/[^a-zA-Z0-9_-]/g, "-"); // as Streamlit makes a class of a widget's key
}

// The name of a widget that a page keeps by a key; "" for others, and for what the page's address keeps.
function nameOf(element) {
  const holder = element?.closest?.(".stElementContainer");
  const name = [...(holder?.classList ?? [])].find((each) => each.startsWith("st-key-"))?.slice(7) ?? "";
  return name.startsWith("pick_") ? "" : name;
}

function fieldOf(name) {
  const holder = document.querySelector(`.stElementContainer.st-key-${CSS.escape(name)}`);
  return holder?.querySelector(`${TEXT}, [data-testid='stButtonGroup']`) ?? null;
}

function valueOf(field) {
  if (field.matches(TEXT)) return field.value;
  const buttons = [...field.querySelectorAll("button")];
  return buttons.flatMap((each, at) => (each.hasAttribute("data-selected") ? [at] : [])).join(",");
}

function numbersAgree(field, one, other) {
  return field.type === "number" && one !== "" && other !== "" && Number(one) === Number(other);
}
