// Asks for the picture by the number of the journal's last event, and exchanges it only if it is another one.
const wall = document.getElementById("wall");
const lost = document.getElementById("lost");
const EVERY = 500; // ms between two questions
const PATIENCE = 700; // ms for the charts; then the words come first
const clock = document.getElementById("clock");
let shown = "";
let seen = "";
let ends = null; // by this page's own clock, from the seconds that the server said were left

function draw(answer, whole) {
  if (answer.html !== shown) {
    wall.innerHTML = answer.html;
    shown = answer.html;
  }
  if (whole) seen = answer.seen;
  ends = answer.left === null ? null : performance.now() + 1000 * answer.left;
  tick();
}

function tick() {
  clock.hidden = ends === null;
  if (ends === null) return;
  const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
  clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  clock.classList.toggle("over", left === 0);
}

async function asked(quick) {
  const address = new URL(document.body.dataset.now, location.href);
  address.searchParams.set("seen", seen);
  if (quick) address.searchParams.set("quick", "1");
  const answer = await fetch(address, { cache: "no-store" });
  if (answer.status === 401 || answer.status === 403) {
    location.reload(); // the page says why
    return null;
  }
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.status === 204 ? null : answer.json();
}

async function look() {
  let done = false;
  const impatient = setTimeout(async () => {
    const words = await asked(true).catch(() => null);
    if (words !== null && !done) draw(words, false);
  }, PATIENCE);
  try {
    const answer = await asked(false);
    done = true;
    if (answer !== null) draw(answer, true);
    lost.hidden = true;
  } catch {
    lost.hidden = false;
  } finally {
    done = true;
    clearTimeout(impatient);
    setTimeout(look, EVERY);
  }
}

setInterval(tick, 250);
look();
