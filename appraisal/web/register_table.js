// A table whose rows open cards. All texts are set as text, never as markup. Search, filters and order stay in this
// browser, so that they are there again when a card is closed or the page is loaded anew.

const made = (tag, className = "", text = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

const filled = (template, facts) => template.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
const folded = (text) => text.toLocaleLowerCase().replaceAll("ё", "е");
const START = { search: "", group: "", status: "", column: -1, falling: false };

const remembered = (key) => ({ ...START, ...JSON.parse(sessionStorage.getItem(key) ?? "{}") });

// What has no value stands last, whichever way the rest is sorted.
const compared = (column, falling, language) => (one, other) => {
  const [a, b] = [one.cells[column].sort, other.cells[column].sort];
  if (a === undefined || b === undefined) return (a === undefined) - (b === undefined) || one.at - other.at;
  const order = typeof a === "number" ? a - b : String(a).localeCompare(String(b), language);
  return (falling ? -order : order) || one.at - other.at;
};

const optioned = (select, options, chosen) => {
  select.replaceChildren(
    ...options.map(([value, text]) => {
      const option = made("option", "", text);
      option.value = value;
      return option;
    }),
  );
  select.value = options.some(([value]) => value === chosen) ? chosen : "";
};

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const at = (selector) => parentElement.querySelector(selector);
  const key = `appraisal.table.${data.name}`;
  const main = document.querySelector(".stMain");
  let state = remembered(key);
  const open = (card) => {
    sessionStorage.setItem(`${key}.scroll`, String(main ? main.scrollTop : 0));
    setTriggerValue("opened", card);
    if (main) main.scrollTo(0, 0);
  };

  const built = (cell, head, place) => {
    const td = made("td", head.number ? "number" : cell.opens ? "name" : "text");
    td.setAttribute("role", "cell");
    // A word joiner behind each slash: a unit is not torn apart.
    td.dataset.title = (head.unit ? `${head.title}, ${head.unit}` : head.title).replaceAll("/", "/\u2060");
    if (place === 0 && data.tools) td.classList.add("count-of");
    if (!cell.text) td.classList.add("blank");
    const inner = cell.opens ? made("button", "cell") : made("span");
    if (cell.opens) {
      inner.type = "button";
      inner.onclick = () => open(cell.opens);
    }
    inner.append(made("span", "", cell.text ?? ""));
    if (cell.status) {
      const mark = made("span", `mark ${cell.status}`, ` ${data.symbols[cell.status]}`);
      mark.title = cell.said;
      mark.setAttribute("aria-hidden", "true");
      inner.append(mark, made("span", "hidden", `, ${cell.said}`));
    }
    td.append(inner);
    if (cell.small) td.append(made("small", "", head.number ? ` ${cell.small}` : cell.small));
    return td;
  };

  const rows = data.rows.map((row, number) => {
    const tr = made("tr");
    tr.setAttribute("role", "row");
    tr.dataset.opens = row.opens;
    tr.append(...row.cells.map((cell, place) => built(cell, data.heads[place], place)));
    tr.onclick = (event) => {
      if (!event.target.closest("button") && !String(getSelection())) open(row.opens);
    };
    return { ...row, at: number, tr, searched: folded(row.words ?? "") };
  });

  const sorts = (column, falling) => {
    state = { ...state, column, falling };
    show();
  };
  const heads = data.heads.map((head, column) => {
    const th = made("th", head.number ? "number" : "");
    th.setAttribute("role", "columnheader");
    th.scope = "col";
    const title = data.tools ? made("button") : made("span");
    title.append(made("span", "", head.title));
    if (data.tools) {
      title.type = "button";
      title.append(made("span", "arrow"));
      title.onclick = () => sorts(column, state.column === column && !state.falling);
    }
    th.append(title);
    if (head.unit) th.append(made("small", "", head.unit));
    return th;
  });

  const show = () => {
    const wanted = folded(state.search).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits =
        wanted.every((each) => row.searched.includes(each)) &&
        (!state.group || row.group === state.group) &&
        (!state.status || row.statuses.includes(state.status));
      row.tr.hidden = !fits;
      shown += fits;
    }
    const order = state.column < 0 ? rows : [...rows].sort(compared(state.column, state.falling, data.language));
    at("tbody").replaceChildren(...order.map((row) => row.tr));
    heads.forEach((th, column) => {
      const sorted = column === state.column;
      if (sorted) th.setAttribute("aria-sort", state.falling ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
      const arrow = th.querySelector(".arrow");
      if (arrow) arrow.textContent = sorted ? (state.falling ? "▼" : "▲") : "";
    });
    at(".sort").value = state.column < 0 ? "" : `${state.column}${state.falling ? "-" : "+"}`;
    at(".count").textContent = filled(shown ? data.words.shown : data.words.none, { n: shown, all: rows.length });
    at(".clear").disabled = !wanted.length && !state.group && !state.status;
    sessionStorage.setItem(key, JSON.stringify(state));
  };

  // The titles stay beneath the bar of the app, which lies over the page.
  const bar = document.querySelector("[data-testid='stHeader']");
  at(".register").style.setProperty("--top", `${bar ? bar.getBoundingClientRect().height : 0}px`);
  at(".tools").hidden = !data.tools;
  at(".count").hidden = !data.tools;
  at("table").setAttribute("aria-label", data.words.caption);
  for (const part of ["search", "group", "status", "sort"]) at(`.${part}-name`).textContent = data.words[part];
  at(".clear").textContent = data.words.clear;
  const anyOf = (text, options) => [["", text], ...options];
  const present = new Set(rows.flatMap((row) => row.statuses));
  const groups = anyOf(data.words.any_group, data.groups);
  const statuses = anyOf(data.words.any_status, data.statuses.filter(([status]) => present.has(status)));
  const ways = data.heads.flatMap((head, column) => [
    [`${column}+`, `${head.title} ${data.words.rising}`],
    [`${column}-`, `${head.title} ${data.words.falling}`],
  ]);
  if (!groups.some(([group]) => group === state.group)) state.group = "";
  if (!statuses.some(([status]) => status === state.status)) state.status = "";
  if (state.column >= heads.length) state.column = -1;
  optioned(at(".group"), groups, state.group);
  optioned(at(".status-of"), statuses, state.status);
  optioned(at(".sort"), anyOf("–", ways), "");
  if (at(".search").value !== state.search) at(".search").value = state.search;
  at(".search").oninput = (event) => {
    state = { ...state, search: event.target.value };
    show();
  };
  at(".group").onchange = (event) => {
    state = { ...state, group: event.target.value };
    show();
  };
  at(".status-of").onchange = (event) => {
    state = { ...state, status: event.target.value };
    show();
  };
  at(".sort").onchange = (event) => {
    const way = event.target.value;
    sorts(way ? Number.parseInt(way, 10) : -1, way.endsWith("-"));
  };
  at(".clear").onclick = () => {
    state = { ...state, search: "", group: "", status: "" };
    at(".search").value = at(".group").value = at(".status-of").value = "";
    show();
    at(".search").focus();
  };
  at("thead tr").replaceChildren(...heads);
  show();
  at(".register").hidden = false; // until here its fields have no names
}
