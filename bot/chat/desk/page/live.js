import { applyClock, applyPeople } from './swap.js';
import { isOutdated, read } from './wire.js';

const heard = document.getElementById('heard');
const lost = document.getElementById('lost');
const everybody = [...document.querySelectorAll('.column')].map((one) => one.dataset.user);
/** Places whose earlier messages were asked for. */
const unfolded = new Set();
const wanted = new Set();
let running = null;

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

async function run() {
  do {
    // One breath, so that the several changes of one press are fetched at once.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const people = [...wanted].join(',');
    wanted.clear();
    const state = await read(`/desk/state?people=${encodeURIComponent(people)}&all=${encodeURIComponent([...unfolded].join(','))}`);
    if (isOutdated(state)) offerReload();
    applyClock(state.clock);
    announce(applyPeople(state.people));
  } while (wanted.size > 0);
}

function announce(news) {
  if (news.length === 0) return;
  const nameOf = (user) => document.getElementById(`name-${user}`).textContent;
  heard.textContent = news.map(({ user, summary }) => `${nameOf(user)}: ${summary}`).join('\n');
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

/** Live news say only that something changed. Where they do not come, the page asks by itself. */
export function watch() {
  let stream = null;
  let isLost = false;
  const ask = () => refreshAll().then(found, missed);
  const found = () => {
    if (isLost && !lost.querySelector('button')) lost.hidden = true;
    isLost = false;
  };
  const missed = () => {
    isLost = true;
    if (lost.querySelector('button')) return;
    lost.textContent = heard.dataset.lost;
    lost.hidden = false;
  };
  const listen = () => {
    stream = new EventSource('/desk/live');
    stream.addEventListener('open', ask);
    stream.addEventListener('changed', (event) => {
      const place = JSON.parse(event.data);
      const column = document.querySelector(`[data-place="${place}"]`)?.closest('.column');
      (column ? refresh([column.dataset.user]) : refreshAll()).then(found, missed);
    });
  };
  listen();
  setInterval(() => {
    if (stream.readyState === EventSource.OPEN) return;
    ask();
    if (stream.readyState === EventSource.CLOSED) listen();
  }, 3000);

  const minutely = () => {
    setTimeout(minutely, 60_000 - (Date.now() % 60_000));
    ask();
  };
  setTimeout(minutely, 60_000 - (Date.now() % 60_000));
}
