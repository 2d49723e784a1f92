// Whether a form is half filled is known in the browser alone: what is being typed has not reached the server. A seat
// follows the item that is called unless somebody is typing. The answer is given once for each call, reloaded or not.
const KEPT = "appraisal-seat-followed";

export default function (component) {
  const { item, ask } = component.data;
  if (!item) sessionStorage.removeItem(KEPT);
  const seat = document.querySelector(".st-key-seat");
  if (!item || !ask || !seat || sessionStorage.getItem(KEPT) === item) return;
  sessionStorage.setItem(KEPT, item);
  const at = document.activeElement;
  const typing = seat.contains(at) && at.matches("textarea, input:not([type=radio], [type=checkbox]), [contenteditable]");
  component.setTriggerValue("follow", { item, typing });
}
