import { keeping } from './keep.js';
import { newKey, Outdated, send } from './wire.js';

const dialog = document.getElementById('dialog');
const said = document.getElementById('heard').dataset;

dialog.addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) dialog.close();
});

/** The card that is open, before something else is shown in its place. @returns how to show it again, or null without one */
function cover() {
  if (!dialog.open || !dialog.querySelector('.card')) return null;
  const beneath = [...dialog.childNodes];
  return () => dialog.replaceChildren(...beneath);
}

/** Asks before something that cannot be undone. Resolves to whether it was meant. */
export function sure({ title, text, yes, no }) {
  const uncover = cover();
  const content = document.getElementById('sure').content.cloneNode(true);
  content.querySelector('h2').textContent = title;
  content.querySelector('p').textContent = text;
  content.querySelector('[data-yes]').textContent = yes;
  content.querySelector('[data-close]').textContent = no;
  return new Promise((resolve) => {
    let answer = false;
    const done = (event) => {
      answer = 'yes' in event.target.dataset;
      event.stopPropagation();
      if (!uncover) return dialog.close();
      uncover();
      resolve(answer);
    };
    for (const button of content.querySelectorAll('button')) button.addEventListener('click', done);
    dialog.replaceChildren(content);
    dialog.addEventListener('close', () => resolve(answer), { once: true });
    if (!dialog.open) dialog.showModal();
  });
}

/** Shows a card over the page, from its beginning; its controls are pressed like any other. */
export function showCard(html, as) {
  dialog.innerHTML = html;
  dialog.dataset.as = as;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('h2').focus();
  dialog.scrollTop = 0;
}

/** Says in the dialog that is open what is wrong, or with nothing that all is well. @returns whether one is open that can */
export function sayInside(text) {
  const line = dialog.open ? dialog.querySelector('.problem') : null;
  if (!line) return false;
  line.textContent = text;
  line.hidden = text === '';
  return true;
}

/**
 * Shows a form and sends it until it is accepted or closed. What was typed stays while something is wrong with it.
 * @returns {Promise<object | null>} the answer to the accepted form, or null when it was closed
 */
export function fill(html, { as, message }) {
  const uncover = cover();
  dialog.innerHTML = html;
  const form = dialog.querySelector('form');
  const fields = () => Object.fromEntries([...form.querySelectorAll('[data-field]')].map((one) => [one.dataset.field, held(one)]));
  const kept = keeping(form, as, fields);
  return new Promise((resolve) => {
    let answer = null;
    let key = newKey();
    let busy = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      const button = form.querySelector('[type="submit"]');
      button.setAttribute('aria-busy', 'true');
      try {
        await kept.stop();
        const sent = { as, message, key, ask: JSON.parse(form.dataset.ask), fields: fields(), ...kept.stamp() };
        const reply = await send(form.getAttribute('action'), sent);
        key = newKey();
        if (reply.why === undefined) {
          answer = reply;
          dialog.close();
          return;
        }
        kept.goOn();
        showProblems(form, reply);
      } catch (error) {
        kept.goOn();
        showProblems(form, { why: error instanceof Outdated ? said.reload : said.failed, fields: {} });
      } finally {
        busy = false;
        button.removeAttribute('aria-busy');
      }
    });
    form.addEventListener('input', () => {
      key = newKey();
    });
    form.querySelector('[data-close]').addEventListener('click', (event) => {
      if (!uncover) return;
      event.stopPropagation();
      kept.close();
      uncover();
      resolve(null);
    });
    const closed = () => {
      kept.close();
      resolve(answer);
    };
    dialog.addEventListener('close', closed, { once: true });
    if (!dialog.open) dialog.showModal();
  });
}

/** What a field holds. A half-typed date or number is told from an empty one by a character that is neither. */
function held(field) {
  const { kind } = field.dataset;
  if (kind === 'several') return { kind, value: [...field.querySelectorAll('input:checked')].map((box) => box.value) };
  const control = field.querySelector('input, select, textarea');
  return { kind, value: control.validity.badInput ? '?' : control.value };
}

function showProblems(form, { why, fields }) {
  let first = null;
  const elsewhere = { ...fields };
  for (const field of form.querySelectorAll('[data-field]')) {
    const text = fields[field.dataset.field] ?? '';
    delete elsewhere[field.dataset.field];
    const error = field.querySelector('.error');
    error.textContent = text;
    error.hidden = text === '';
    const control = field.dataset.kind === 'several' ? field : field.querySelector('input, select, textarea');
    if (text === '') control.removeAttribute('aria-invalid');
    else control.setAttribute('aria-invalid', 'true');
    if (text !== '') first ??= control;
  }
  const problem = form.querySelector('.problem');
  problem.textContent = [why, ...Object.values(elsewhere)].filter(Boolean).join(' ');
  problem.hidden = problem.textContent === '';
  (first ?? form.querySelector('[type="submit"]')).focus();
}
