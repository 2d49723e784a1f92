// What is typed and not saved yet, kept by the browser tab of its author alone, and put back where the page has lost it:
// after a reload, a step back, a cut connection or a restart of the server. The server says which fields it has saved
// (`settled`), whose device this is (`scope`), and by `visit` whether it still knows what was typed before.
const KEY = "appraisal-drafts"; // in sessionStorage: it ends with the tab, and no other tab writes over it
const CHOICE = /^(seat|roll_)/; // groups of buttons that are saved together, or with a reason that is still missing
const OF_ROUND = /^seat-(\d+)-/;
const EVERY = 250; // ms between two looks at the page
const SILENT = 20; // calm looks after which a server that came back without a word is the one that was there before
const PATIENCE = 6; // looks without a server, after which the reader is told
const MOST_KNOWN = 12; // values of one field that are known to have stood there
const MOST_TYPED = 50; // of what was typed last: a field that is drawn anew may be some keys behind

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
  let lately = []; // names of fields with what was typed there
  const shown = new Map(); // name of a field -> the element in which its draft stands
  const settled = new Map();
  const before = new WeakMap(); // element -> what stood there when it was entered

  function read() {
    const nothing = { scope: "", fields: {}, lost: [] };
    try {
      return { ...nothing, ...JSON.parse(sessionStorage.getItem(KEY)) };
    } catch {
      return nothing;
    }
  }

  function keep() {
    const any = Object.keys(kept.fields).length || kept.lost.length;
    if (kept.scope && any) sessionStorage.setItem(KEY, JSON.stringify(kept));
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

  // Nothing is typed over a draft: it stands in its field first, or is offered where something else stands there.
  function types({ target, isComposing }) {
    const name = nameOf(target), each = kept.fields[name];
    if (!each) before.set(target, target.value);
    if (mine || isComposing || !each || !target.matches(TEXT) || target.value === each.value) return;
    if (stands(name, each)) return;
    kept.lost.push([name, each.value]);
    forget(name);
  }

  function typed({ target }) {
    const name = nameOf(target);
    if (mine || !name || !target.matches(TEXT)) return;
    const each = draft(name, before.get(target) ?? "");
    const now = { value: target.value, sent: false, visit: data?.visit, entered: true, caret: caretOf(target) };
    Object.assign(each, now);
    lately = [...lately, `${name} ${target.value}`].slice(-MOST_TYPED);
    shown.set(name, target);
    keep();
  }

  function knows(name, each, value) {
    return each.known.includes(value) || lately.includes(`${name} ${value}`);
  }

  function left({ target }) {
    const each = kept.fields[nameOf(target)];
    if (mine || !each || !target.matches(TEXT)) return;
    if (each.value === target.value && serverIsThere()) sent(each);
    keep();
  }

  function pressed(event) {
    const group = event.target.closest?.("[data-testid='stButtonGroup']"), name = nameOf(group);
    if (mine || !name || !CHOICE.test(name)) return;
    const each = draft(name, valueOf(group));
    setTimeout(() => {
      if (kept.fields[name] !== each) return; // saved meanwhile
      Object.assign(each, { value: valueOf(group), visit: data?.visit });
      shown.set(name, group);
      keep();
    }, 30); // once the group has taken the press
  }

  function entered({ target }) {
    if (target.matches(TEXT) && nameOf(target)) before.set(target, target.value);
  }

  // By this key the page sends a field that is not left.
  function confirmed({ key, ctrlKey, metaKey, target }) {
    const each = kept.fields[nameOf(target)];
    if (key === "Enter" && each && (target.matches("input") || ctrlKey || metaKey)) sent(each);
  }

  function told(now, at) {
    data = now;
    place = at;
    untold = 0;
    if (kept.scope !== now.scope) {
      kept = { scope: now.scope, fields: {}, lost: [] };
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
    const over = (name) => (OF_ROUND.exec(name)?.[1] ?? String(now.round)) !== String(now.round);
    Object.keys(kept.fields).filter(over).forEach(forget);
    kept.lost = kept.lost.filter(([name]) => !over(name));
    keep();
  }

  function show(said, lost) {
    const box = place?.querySelector(".kept");
    if (box) tell(box, said, lost, { words: data.words, choose, drop });
  }

  function look() {
    const rests = serverIsThere() && stateOf("Script") === "notRunning";
    const calm = rests && quiet;
    quiet = rests;
    away = serverIsThere() ? 0 : away + 1;
    if (!data?.scope) return;
    if (away) untold = SILENT;
    if (away > PATIENCE) show(data.words.away, []);
    if (!calm || (untold && untold--)) return;
    const displaced = Object.entries(kept.fields).filter(([name, each]) => !stands(name, each));
    show("", [...displaced.map(([name, each]) => [name, each.value]), ...kept.lost]);
    keep();
  }

  // Put a draft back if need be; return false where something else stands in its field that was not known.
  function stands(name, each) {
    const field = fieldOf(name);
    if (!field || field.disabled) return true;
    const value = valueOf(field), same = value === each.value || numbersAgree(field, value, each.value);
    const fresh = shown.get(name) !== field, anew = each.visit !== data?.visit || untold > 0;
    if (same) {
      if (fresh && anew && each.sent) forget(name); // a page that was just built has it from the journal
      else Object.assign(each, { visit: data?.visit });
      shown.set(name, field);
      if (!each.sent && document.activeElement !== field) put(field, each);
      return true;
    }
    if (!fresh && !anew) forget(name); // the page itself has changed the field: it was saved, or given up
    else if (knows(name, each, value)) put(field, each);
    else return false;
    return true;
  }

  function put(field, each) {
    if (field.matches(TEXT)) fill(field, each);
    else byScript(() => field.querySelectorAll("button")[Number((each.value || valueOf(field)).split(",")[0])]?.click());
    shown.set(nameOf(field), field);
    each.visit = data?.visit;
    if (document.activeElement !== field) sent(each);
  }

  // Fill a field; one that nobody is in is sent too.
  function fill(field, each) {
    byScript(() => {
      // What stands there already, as the wire was cut when it was left, is no change to the page: it would not send it.
      if (field.value === each.value && document.activeElement !== field) write(field, `${each.value} `);
      write(field, each.value);
    });
    setCaret(field, each.caret);
    if (document.activeElement === field) return;
    setTimeout(() => {
      byScript(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }))); // by which the page sends it
      if (!each.entered || document.activeElement !== document.body) return;
      field.focus({ preventScroll: true });
      setCaret(field, each.caret);
    });
  }

  function byScript(does) {
    mine = true;
    try {
      does();
    } finally {
      mine = false;
    }
  }

  // Put what is offered into its field at the next look, by its author's word.
  function choose(name, text) {
    drop(name, text);
    kept.fields[name] = { value: text, known: [valueOf(fieldOf(name))], sent: false, visit: "" };
    shown.delete(name);
  }

  function drop(name, text) {
    kept.lost = kept.lost.filter((each) => each[0] !== name || each[1] !== text);
    if (kept.fields[name]?.value === text) forget(name);
  }

  const hand = fieldAtHand({
    // What is typed and not sent is not written over; what was not known is shown, and the draft offered.
    written(field, stood, caret) {
      const name = nameOf(field), each = kept.fields[name];
      if (mine || !each || each.sent || each.value !== stood || !knows(name, each, field.value)) return;
      each.caret = caret;
      queueMicrotask(() => put(field, each));
    },
    drawn(name) {
      const each = kept.fields[name];
      if (each) stands(name, each);
    },
    moved(name, caret) {
      const each = kept.fields[name];
      if (each && !mine) each.caret = caret;
    },
    gone(name) {
      const each = kept.fields[name];
      if (each) each.entered = false;
    },
  });
  document.addEventListener("focusin", entered, true);
  document.addEventListener("keydown", confirmed, true);
  document.addEventListener("beforeinput", types, true);
  document.addEventListener("input", typed); // after the page, which may refuse what is too long
  document.addEventListener("focusout", left, true);
  document.addEventListener("click", pressed, true);
  setInterval(() => {
    hand.look();
    look();
  }, EVERY);
  return { told };
}
