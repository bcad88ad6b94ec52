import { send } from './wire.js';

/** After the last of some letters typed in a row. */
const PAUSE = 400;
/** After what did not get through. */
const AGAIN = 3000;
/** The most that a browser still sends for a page that is being left. */
const MOST_LEAVING = 60_000;

let last = 0;
/** When something was typed, by this page's clock; never the same twice. */
function moment() {
  last = Math.max(Date.now(), last + 1);
  return last;
}

const nothing = { stamp: () => ({}), stop: async () => {}, goOn: () => {}, close: () => {} };

/**
 * Saves a form that asks for it while it is filled in: a little after each change, one at a time and always the newest.
 * @param {() => object} fields what they hold by now
 */
export function keeping(form, as, fields) {
  const line = form.querySelector('.kept');
  if (!line) return nothing;
  const [said, unsaid] = line.children;
  let timer = null;
  let underWay = null;
  let isChanged = false;
  let isStopped = false;

  function later(pause) {
    clearTimeout(timer);
    timer = isStopped ? null : setTimeout(run, pause);
  }

  async function run() {
    if (underWay || isStopped) return;
    underWay = keep(false);
    const isThrough = await underWay;
    underWay = null;
    if (isChanged) later(isThrough ? PAUSE : AGAIN);
  }

  /** What does not get through is still to be saved; what Cairn refuses is not tried again. @returns {Promise<boolean>} whether it got through */
  async function keep(isLeaving) {
    isChanged = false;
    const body = { as, keep: JSON.parse(form.dataset.keep), at: moment(), fields: fields() };
    const reply = await send('/desk/keep', body, isLeaving && JSON.stringify(body).length < MOST_LEAVING).catch(() => null);
    isChanged ||= reply === null;
    const isKept = reply !== null && reply.why === undefined;
    said.textContent = isKept && !isChanged ? line.dataset.said : '';
    unsaid.textContent = isKept ? '' : reply?.why || line.dataset.unsaid;
    return reply !== null;
  }

  function changed() {
    isChanged = true;
    said.textContent = '';
    later(PAUSE);
  }

  /** Whatever is on its way, this is newer, and there may be no later. */
  async function leave() {
    if (isChanged && !isStopped && !(await keep(true))) later(AGAIN);
  }
  const hidden = () => document.visibilityState === 'hidden' && leave();

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', leave);

  return {
    stamp: () => ({ at: moment() }),
    /** Before the form is sent: nothing is saved from now on, and what is on its way has arrived. */
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
    },
    /** The form was sent in vain, and is open still. */
    goOn() {
      isStopped = false;
      if (isChanged) later(PAUSE);
    },
    /** The form is gone. */
    close() {
      leave();
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leave);
    },
  };
}
