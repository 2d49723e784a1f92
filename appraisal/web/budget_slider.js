// The what-if budget: answers while dragged, from the frontier's breakpoints that came with the page. All texts and
// names are set as text, never as markup. The server is told when the slider is let go.

const LISTED = 10; // most projects in a list that is open

const made = (tag, className, text = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

const filled = (template, facts) => template.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);

// The last breakpoint that a budget pays for; -1 below the first.
const placeOf = (points, budget) => {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle].budget <= budget) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const at = (selector) => parentElement.querySelector(selector);
  const slider = at(".track");
  const written = new Intl.NumberFormat(data.language, { maximumFractionDigits: 3, useGrouping: "always" });
  const number = (value) => written.format(value);
  const money = (value) => `${number(value)} ${data.unit}`;
  const share = (budget) => Math.min(100, (100 * (budget - data.min)) / (data.max - data.min || 1));

  at(".name").textContent = data.words.budget;
  at(".bars").textContent = data.words.bars;
  at(".head .unit").textContent = data.words.cost;
  Object.assign(slider, { min: data.min, max: data.max, step: data.step });
  slider.setAttribute("aria-label", data.words.budget);

  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const budget = data.min + part * (data.max - data.min);
    const tick = made("span", "tick", number(budget));
    tick.style.left = `${share(budget)}%`;
    return tick;
  });
  at(".axis").replaceChildren(...ticks);

  const rows = data.projects.map((project) => {
    const row = made("div", "row");
    row.dataset.project = project.key;
    const name = made("span", "project");
    const sign = made("span", "sign");
    const option = made("em", "option");
    const text = made("span", "", project.name);
    text.append(option);
    name.append(sign, text);
    const strip = made("span", "strip");
    const spans = project.spans.map(([from, to]) => {
      const span = made("span", "span");
      const end = to === null ? data.max : to;
      span.style.left = `${share(Math.max(from, data.min))}%`;
      span.style.width = `${Math.max(0.4, share(end) - share(Math.max(from, data.min)))}%`;
      strip.append(span);
      return span;
    });
    const cursor = made("span", "cursor");
    strip.append(cursor);
    const cost = made("span", "cost");
    row.append(name, strip, cost);
    return { row, sign, option, spans, cursor, cost, project };
  });
  at(".rows").replaceChildren(...rows.map((each) => each.row));
  // The costliest stand open; the others come with a click, and stay then.
  const listed = [...rows].sort((one, other) => other.project.cost - one.project.cost).slice(0, LISTED);
  const more = at(".more");
  const folded = () => {
    const open = more.dataset.open === "yes";
    for (const each of rows) each.row.hidden = !open && !listed.includes(each);
    more.hidden = open || rows.length <= LISTED;
  };
  more.textContent = filled(data.words.more, { n: rows.length - LISTED });
  more.onclick = () => {
    more.dataset.open = "yes";
    folded();
  };
  folded();
  at(".step summary").textContent = data.words.next;

  const show = (budget) => {
    const place = placeOf(data.points, budget);
    // A pending point ends what the one before it tells: between two budgets nothing may be known.
    const point = data.points[place]?.pending ? undefined : data.points[place];
    const apart = Boolean(data.points[place]?.pending);
    const chosen = new Map(point ? point.chosen.map(([key, cost, option]) => [key, { cost, option }]) : []);
    // Below the first known portfolio: none is proved to be there, or none has been looked for yet.
    const none = data.never || (data.least !== null && budget < data.least);
    const pending = !point && !none;
    at(".budget").textContent = money(budget);
    for (const { row, sign, option, spans, cursor, cost, project } of rows) {
      const here = chosen.get(project.key);
      row.classList.toggle("in", Boolean(here));
      sign.textContent = here ? "✔" : pending ? "?" : "·";
      sign.title = here ? data.words.chosen : pending ? data.words.unknown : data.words.not_chosen;
      option.textContent = here && here.option ? ` — ${here.option}` : "";
      cost.textContent = number(here ? here.cost : project.cost);
      cursor.style.left = `${share(budget)}%`;
      spans.forEach((span, index) => {
        const [from, to] = project.spans[index];
        span.classList.toggle("now", from <= budget && (to === null || budget < to));
      });
    }
    const spent = point ? point.cost : 0;
    at(".sum").textContent = point
      ? filled(data.words.sum, { n: chosen.size, spent: money(spent), left: money(budget - spent) })
      : pending ? data.words.pending
      : data.never ? data.words.never
      : filled(data.words.none, { least: money(data.least) });
    at(".totals").textContent = point ? point.totals : "";
    // A breakpoint without a step only tells how much is proved from there on.
    const next = apart ? undefined : data.points.slice(place + 1).find((each) => each.step);
    const last = data.never || apart ? "" : data.words.last;
    const step = next ? filled(next.step, { extra: money(next.budget - budget) }) : last;
    at(".next").textContent = step;
    at(".step").hidden = !step;
    at(".what-if").dataset.shown = String(budget);
  };

  // An answer to an earlier release must not take the thumb back from where the hand has it now.
  if (slider.dataset.sent === String(data.budget)) delete slider.dataset.sent;
  const held = slider.matches(":active") || slider.dataset.sent !== undefined;
  if (!held) slider.value = data.budget;
  slider.oninput = () => show(Number(slider.value));
  slider.onchange = () => {
    const budget = Number(slider.value);
    if (budget === data.budget) return;
    slider.dataset.sent = String(budget);
    // A trigger, not a state: the same budget may be asked for again after the box beside has named another.
    setTriggerValue("budget", budget);
  };
  show(held ? Number(slider.value) : data.budget);
  at(".what-if").hidden = false; // until here its fields have no names
}
