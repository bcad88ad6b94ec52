/** Brings the page in line with what Cairn says it should show, touching only what is different. */

/** @returns {string[]} what a screen reader should hear: the summaries of messages that are new */
export function applyPeople(people) {
  return people.flatMap((person) => {
    const column = document.getElementById(`column-${person.user}`);
    column.querySelector('[data-local-time]').textContent = person.localTime;
    return person.places.flatMap((place) => applyPlace(column, place));
  });
}

export function applyClock(clock) {
  for (const part of ['time', 'day', 'next']) document.querySelector(`[data-clock="${part}"]`).textContent = clock[part];
  document.querySelector('[data-move="next"]').disabled = !clock.canGoOn;
}

function applyPlace(column, { place, items, earlier }) {
  const list = column.querySelector(`[data-place="${place}"]`);
  const button = column.querySelector(`[data-earlier="${place}"]`);
  button.hidden = earlier === null;
  button.textContent = earlier ?? '';

  const view = list.closest('.view');
  const wasAtEnd = isAtEnd(view);
  const newest = Number(list.lastElementChild?.dataset.id ?? 0);
  const had = new Map([...list.children].map((one) => [one.dataset.id, one]));
  const heard = [];
  let after = null;
  for (const item of items) {
    const old = had.get(String(item.id));
    had.delete(String(item.id));
    const node = old?.dataset.key === item.key ? old : made(item.html);
    if (old && node !== old) exchange(old, node);
    const next = after ? after.nextElementSibling : list.firstElementChild;
    if (next !== node) list.insertBefore(node, next);
    if (!old && item.id > newest) {
      node.classList.add('arrived');
      if (item.summary !== null) heard.push(item.summary);
    }
    after = node;
  }
  for (const gone of had.values()) gone.remove();
  const isTalk = view.dataset.view !== 'home';
  if (isTalk && items.some((item) => item.id > newest) && (wasAtEnd || list.lastElementChild.classList.contains('mine'))) toEnd(view);
  if (heard.length > 0) markFresh(column, view);
  return heard.map((summary) => ({ user: column.dataset.user, summary }));
}

/** Keeps what somebody had opened open, and the keyboard where it was. */
function exchange(old, node) {
  const hadFocus = old.contains(document.activeElement);
  if (old.querySelector('details[open]')) node.querySelector('details')?.setAttribute('open', '');
  old.replaceWith(node);
  if (hadFocus) node.querySelector('.card')?.focus({ preventScroll: true });
}

function made(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** In a narrow window the page scrolls, not the conversation. */
function isAtEnd(view) {
  const scroller = view.scrollHeight > view.clientHeight + 1 ? view : document.scrollingElement;
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}

function toEnd(view) {
  if (view.hidden) return;
  view.scrollTop = view.scrollHeight;
  if (getComputedStyle(view).overflowY === 'visible') view.closest('.column').scrollIntoView({ block: 'end' });
}

/** A quiet dot where something new is out of sight. */
function markFresh(column, view) {
  if (view.hidden) column.querySelector(`[role="tab"][data-view="${view.dataset.view}"] .fresh`).hidden = false;
  if (column.hidden) document.querySelector(`#seat-${column.dataset.user} .fresh`).hidden = false;
}
