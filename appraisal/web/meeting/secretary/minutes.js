// The text of the minutes. Each key is kept in this tab at once, and sent a moment after the last one; a text that was not
// acknowledged is there again after a reload. What another device wrote is shown beside it, never over it.
const PAUSE = 2500; // milliseconds without a key

const draft = (place) => `appraisal:minutes:${place}`;

// As the journal keeps it: lines without blanks at their ends, none empty before or behind.
const plain = (text) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .join("\n")
    .replace(/^\n+|\n+$/g, "");

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const part = (name) => parentElement.querySelector(name);
  const area = part("textarea");
  // `base` is the saved text on which what stands here rests; `sent` is what was sent last.
  const here = (area.here ??= { place: null, base: "", sent: null, timer: null });
  const said = (text) => (part(".state").textContent = text);

  const send = () => {
    clearTimeout(here.timer);
    here.timer = null;
    if (plain(area.value) === "") return;
    if (document.querySelector(".stApp").dataset.testConnectionState !== "CONNECTED") {
      later(); // nobody hears it now
      return;
    }
    here.sent = area.value;
    setTriggerValue("text", { text: area.value, base: here.base });
  };
  const later = () => {
    clearTimeout(here.timer);
    here.timer = setTimeout(send, PAUSE);
  };
  const take = (text) => {
    area.value = here.base = text;
    window.sessionStorage.removeItem(draft(here.place));
  };

  part("label span").textContent = `${data.words.text}: ${data.title}`;
  if (here.place !== data.place) {
    here.place = data.place;
    const kept = JSON.parse(window.sessionStorage.getItem(draft(data.place)) ?? "null");
    area.value = kept ? kept.text : data.saved;
    here.base = kept ? kept.base : data.saved;
    if (kept) later();
  }
  const clean = plain(area.value) === data.saved || area.value === here.base;
  if (plain(area.value) === data.saved) {
    here.base = data.saved;
    window.sessionStorage.removeItem(draft(here.place));
  } else if (area.value === here.base) take(data.saved);
  else if (here.sent !== null && plain(here.sent) === data.saved) here.base = data.saved; // and typed on since
  const newer = !clean && here.base !== data.saved;

  part(".newer").hidden = !newer;
  part(".newer p").textContent = data.words.newer;
  part(".newer blockquote").textContent = data.saved;
  part(".keep").textContent = data.words.keep;
  part(".keep").onclick = () => {
    here.base = data.saved;
    send();
  };
  part(".take").textContent = data.words.take;
  part(".take").onclick = () => {
    take(data.saved);
    part(".newer").hidden = true;
  };
  said(clean ? data.words.saved : data.words.typing);
  part(".problems").replaceChildren(
    ...data.problems.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
  );
  area.oninput = () => {
    window.sessionStorage.setItem(draft(here.place), JSON.stringify({ text: area.value, base: here.base }));
    said(data.words.typing);
    later();
  };
  area.onblur = () => here.timer && send();
}
