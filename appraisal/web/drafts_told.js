// What the reader is told below the page: that the server is away, and what was typed and stands nowhere now.
function tell(box, said, lost, { words, choose, drop }) {
  const texts = lost.filter(([name]) => fieldOf(name)?.matches(TEXT));
  const now = said || texts.map((each) => each.join(" ")).join("\n");
  box.hidden = !now;
  if (box.dataset.now === now) return;
  box.dataset.now = now;
  box.replaceChildren(...(said ? [said] : texts.map(offer)));

  function offer([name, text]) {
    const row = document.createElement("p"), told = document.createElement("span");
    told.textContent = `${words.lost} “${text}”`;
    row.append(told, button(words.put, () => choose(name, text)), button(words.drop, () => drop(name, text)));
    return row;
  }
}

function button(text, action) {
  const made = document.createElement("button");
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}
