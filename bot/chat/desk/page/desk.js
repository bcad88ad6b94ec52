import { fill, sayInside, showCard, sure } from './dialogs.js';
import { refresh, refreshAloud, watch } from './live.js';
import { arrangeSeats, showView } from './people.js';
import { newKey, Outdated, read, send } from './wire.js';

const said = document.getElementById('heard').dataset;

/** Buttons of cards: each carries what it asks for. One that did not get through keeps its key for the next try. */
const keys = new WeakMap();
async function press(button) {
  const dialog = button.closest('dialog');
  const column = dialog ? document.getElementById(`column-${dialog.dataset.as}`) : button.closest('.column');
  if (button.dataset.sure && !(await sure(JSON.parse(button.dataset.sure)))) return;
  const id = button.closest('[data-id]')?.dataset.id;
  const message = id === undefined ? null : Number(id);
  const view = button.closest('.view')?.dataset.view;
  const from = dialog ? 'dialog' : view === 'home' ? 'home' : 'messages';
  const key = keys.get(button) ?? newKey();
  keys.set(button, key);
  const reply = await working(button, column, () =>
    send('/desk/press', { as: column.dataset.user, key, message, from, ask: JSON.parse(button.dataset.ask) }),
  );
  if (!reply) return;
  keys.delete(button);
  if (dialog?.open && !reply.dialog && !reply.form && !reply.why) dialog.close();
  await settle(column, reply, message);
}

/** Does what a reply asks of the page, form after form, and shows what changed even where live news do not arrive. */
async function settle(column, reply, message) {
  const as = column.dataset.user;
  let last = reply;
  while (last?.form) last = await fill(last.form, { as, message });
  if (last?.dialog) showCard(last.dialog, as);
  const why = [last?.why, ...Object.values(last?.fields ?? {})].filter(Boolean).join(' ');
  if (why) notice(column, why);
  if (last?.view) showView(column, last.view);
  await refresh([as]);
}

/** One at a time a button. @returns what came of it, or null when it is not known to have got through */
async function working(button, column, work) {
  if (button.getAttribute('aria-busy') === 'true') return null;
  button.setAttribute('aria-busy', 'true');
  notice(column, '');
  try {
    return await work();
  } catch (error) {
    notice(column, error instanceof Outdated ? said.reload : said.failed);
    return null;
  } finally {
    button.removeAttribute('aria-busy');
  }
}

/** Where it is seen: under an open dialog nothing is. */
function notice(column, text) {
  if (sayInside(text)) return;
  const line = column?.querySelector('.notice') ?? document.getElementById('lost');
  line.textContent = text;
  line.hidden = text === '';
}

async function say(form) {
  const column = form.closest('.column');
  const input = form.elements.text;
  const text = input.value;
  if (text.trim() === '') return;
  const button = form.querySelector('button');
  const known = keys.get(form);
  const key = known?.text === text ? known.key : newKey();
  keys.set(form, { key, text });
  const reply = await working(button, column, () => send('/desk/say', { as: column.dataset.user, key, text }));
  if (!reply) return;
  keys.delete(form);
  if (!reply.why && input.value === text) input.value = '';
  showView(column, 'messages');
  await settle(column, reply, null);
}

async function move(button, where) {
  const reply = await working(button, null, () => send('/desk/clock', where));
  if (!reply) return;
  if (reply.why) notice(null, reply.why);
  await refreshAloud();
}

async function chooseTime(button) {
  const reply = await working(button, null, () => read('/desk/clock'));
  if (reply && (await fill(reply.form, { as: '', message: null }))) await refreshAloud();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.ask) press(button);
  else if (button.dataset.move) move(button, { to: button.dataset.move });
  else if ('chooseTime' in button.dataset) chooseTime(button);
  else if (button.dataset.earlier) refresh([button.closest('.column').dataset.user], button.dataset.earlier);
  else if (button.getAttribute('role') === 'tab') openView(button);
});

/** What “More” unfolds is brought into sight. It does not bubble. */
document.addEventListener(
  'toggle',
  (event) => {
    if (event.target.open) event.target.scrollIntoView({ block: 'nearest' });
  },
  true,
);

document.addEventListener('submit', (event) => {
  if (!('composer' in event.target.dataset)) return;
  event.preventDefault();
  say(event.target);
});

/** Home is drawn afresh when it is opened, as a chat platform would ask for it. */
async function openView(tab) {
  const column = tab.closest('.column');
  showView(column, tab.dataset.view);
  if (tab.dataset.view !== 'home') return;
  const opening = { as: column.dataset.user, key: newKey(), message: null, from: 'home', ask: { type: 'home.open' } };
  const reply = await working(tab, column, () => send('/desk/press', opening));
  if (reply) await settle(column, reply, null);
}

document.addEventListener('keydown', (event) => {
  const tab = event.target.closest?.('[role="tab"]');
  if (!tab) return;
  const tabs = [...tab.parentElement.children];
  const at = tabs.indexOf(tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = tabs.at(to % tabs.length);
  next.focus();
  openView(next);
});

arrangeSeats();
watch();
