import { applyClock, applyPeople } from './swap.js';
import { isOutdated, read } from './wire.js';

const heard = document.getElementById('heard');
const lost = document.getElementById('lost');
const everybody = [...document.querySelectorAll('.column')].map((one) => one.dataset.user);
/** Places whose earlier messages were asked for. */
const unfolded = new Set();
const wanted = new Set();
/** In a narrow window the page scrolls as a whole, so more history folds away. */
const narrow = matchMedia('(width < 48rem)');
const FEW = 3;
const MANY = 30;
let running = null;
let sayClock = false;
let isLost = false;

/** Fetches what these people see and shows what is different. Calls that come meanwhile are done together afterwards. */
export function refresh(users, unfold) {
  if (unfold) unfolded.add(unfold);
  for (const user of users) wanted.add(user);
  running ??= run().finally(() => {
    running = null;
  });
  return running;
}

export const refreshAll = () => refresh(everybody);

/** After somebody moved the clock: the new time is said as well. */
export function refreshAloud() {
  sayClock = true;
  return refreshAll();
}

async function run() {
  do {
    // One breath, so that the several changes of one press are fetched at once.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const people = [...wanted].join(',');
    wanted.clear();
    try {
      const most = narrow.matches ? FEW : MANY;
      show(await read(`/desk/state?${new URLSearchParams({ people, all: [...unfolded].join(','), most })}`));
      showLost(false);
    } catch {
      // Whatever it was, the page is behind; it says so, and the watch below asks again.
      showLost(true);
    }
  } while (wanted.size > 0);
}

function show(state) {
  if (isOutdated(state)) offerReload();
  applyClock(state.clock);
  const news = applyPeople(state.people).map(({ user, summary }) => `${document.getElementById(`name-${user}`).textContent}: ${summary}`);
  announce(sayClock ? [state.clock.said, ...news] : news);
  sayClock = false;
}

function announce(news) {
  if (news.length > 0) heard.textContent = news.join('\n');
}

function offerReload() {
  if (lost.querySelector('button')) return;
  const button = document.createElement('button');
  button.className = 'choice';
  button.textContent = lost.dataset.reloadLabel;
  button.addEventListener('click', () => location.reload());
  lost.replaceChildren(heard.dataset.reload, button);
  lost.hidden = false;
}

function showLost(yes) {
  if (lost.querySelector('button') || yes === isLost) return;
  isLost = yes;
  lost.textContent = yes ? heard.dataset.lost : '';
  lost.hidden = !yes;
}

/** Live news say only that something changed. Where they do not come, the page asks by itself. */
export function watch() {
  let stream = null;
  const listen = () => {
    stream = new EventSource('/desk/live');
    stream.addEventListener('open', refreshAll);
    stream.addEventListener('changed', (event) => {
      const column = document.querySelector(`[data-place="${JSON.parse(event.data)}"]`)?.closest('.column');
      refresh(column ? [column.dataset.user] : everybody);
    });
  };
  listen();
  narrow.addEventListener('change', refreshAll);
  setInterval(() => {
    if (stream.readyState === EventSource.OPEN && !isLost) return;
    refreshAll();
    if (stream.readyState === EventSource.CLOSED) listen();
  }, 3000);

  const minutely = () => {
    setTimeout(minutely, 60_000 - (Date.now() % 60_000));
    refreshAll();
  };
  setTimeout(minutely, 60_000 - (Date.now() % 60_000));
}
