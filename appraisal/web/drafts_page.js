// What the keeper of drafts knows of Streamlit's page: its fields by the keys of their widgets, and how it stands.
const TEXT = "textarea, input[type='text'], input[type='number']";

function stateOf(what) {
  return document.querySelector(".stApp")?.dataset[`test${what}State`];
}

function serverIsThere() {
  return stateOf("Connection") === "CONNECTED";
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

// Write into a field as if it were typed, so that the page takes it for its own.
function write(field, text) {
  const prototype = field.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function caretOf(field) {
  return [field.selectionStart, field.selectionEnd]; // null in a field for a number
}

function setCaret(field, caret) {
  if (caret && caret[0] !== null && field.selectionStart !== null) field.setSelectionRange(...caret);
}
