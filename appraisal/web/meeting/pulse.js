// Whether the page still shows what the meeting is: asked once a second (see pulse.py). While a page is being drawn nothing
// is asked, so that a look never stands in the way of a press.
const PATIENCE = 3; // looks that a page which was asked for anew may take until it is asked for again

export default function (component) {
  window.appraisalPulse ??= pulse();
  window.appraisalPulse.told(component);
}

function pulse() {
  let now = null;
  let patience = 0;
  let away = false; // whether the server was away since the page was asked for last

  async function look() {
    const asked = now;
    const answer = rests() ? await told(asked.data) : null;
    if (answer && asked === now && rests()) heed(away ? { ...answer, again: true } : answer);
    setTimeout(look, asked.data.every);
  }

  async function told({ path, tab, number }) {
    const answer = await fetch(`${path}?${new URLSearchParams({ tab, number })}`, { cache: "no-store" }).catch(() => null);
    if (answer?.status === 401) window.location.reload(); // the seat was lost: the page begins anew and says why
    return answer?.ok ? await answer.json() : null; // null: the server is away
  }

  function heed({ again, strip, left }) {
    if (strip) write(document.querySelector(".strip"), strip);
    for (const each of document.querySelectorAll(".countdown-left")) if (left) each.textContent = left;
    if (!again) patience = 0;
    else if (patience-- <= 0) {
      patience = PATIENCE;
      away = false;
      now.setTriggerValue("again", Date.now());
    }
  }

  function write(strip, texts) {
    if (!strip || [...strip.children].map((each) => each.textContent).join("\n") === texts.join("\n")) return;
    strip.replaceChildren(...texts.map((text) => {
      const part = document.createElement("span");
      part.textContent = text;
      return part;
    }));
  }

  // What was said into a wire that was cut has not come through: it is said again with the asking for the page.
  const cut = new MutationObserver(() => {
    if (connection() !== "CONNECTED") away = true;
  });
  cut.observe(document.querySelector(".stApp"), { attributeFilter: ["data-test-connection-state"] });

  let begun = false;
  return {
    told: (component) => {
      if (component.data.number !== now?.data.number) patience = 0;
      now = component;
      if (!begun) setTimeout(look, now.data.every);
      begun = true;
    },
  };
}

function connection() {
  return document.querySelector(".stApp")?.dataset.testConnectionState;
}

function rests() {
  return connection() === "CONNECTED" && document.querySelector(".stApp").dataset.testScriptState === "notRunning";
}
