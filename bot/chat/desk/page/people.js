const SEATED = 'desk.seated';
const narrow = matchMedia('(width < 48rem)');
const small = matchMedia('(width < 64rem), (height < 48rem)');
const seats = [...document.querySelectorAll('[data-seat]')];
const columnOf = (user) => document.getElementById(`column-${user}`);

let seated = kept() ?? seats.filter((one) => one.getAttribute('aria-pressed') === 'true').map((one) => one.dataset.seat);
/** Whom a narrow window shows. */
let one = seated[0];

/** Who is shown: several side by side where there is room, otherwise one at a time. */
export function arrangeSeats() {
  for (const seat of seats) seat.addEventListener('click', () => choose(seat.dataset.seat));
  narrow.addEventListener('change', arrange);
  const tries = document.getElementById('tries');
  if (tries) {
    tries.open = (localStorage.getItem('desk.tries') ?? (small.matches ? 'closed' : 'open')) === 'open';
    tries.addEventListener('toggle', () => localStorage.setItem('desk.tries', tries.open ? 'open' : 'closed'));
  }
  arrange();
  for (const view of document.querySelectorAll('.view:not([hidden])')) toNewest(view);
}

function choose(user) {
  one = user;
  if (!narrow.matches) {
    const others = seated.filter((each) => each !== user);
    if (seated.includes(user)) seated = others.length > 0 ? others : seated;
    else seated = [...seated, user];
    localStorage.setItem(SEATED, JSON.stringify(seated));
  }
  arrange();
  clearFresh(columnOf(user));
}

function arrange() {
  const shown = narrow.matches ? [one] : seated;
  for (const seat of seats) {
    const user = seat.dataset.seat;
    seat.setAttribute('aria-pressed', String(shown.includes(user)));
    columnOf(user).hidden = !shown.includes(user);
  }
}

export function showView(column, name) {
  const isFresh = !column.querySelector(`[role="tab"][data-view="${name}"] .fresh`).hidden;
  for (const tab of column.querySelectorAll('[role="tab"]')) {
    const isIt = tab.dataset.view === name;
    tab.setAttribute('aria-selected', String(isIt));
    tab.tabIndex = isIt ? 0 : -1;
  }
  for (const view of column.querySelectorAll('.view')) view.hidden = view.dataset.view !== name;
  const view = column.querySelector(`.view[data-view="${name}"]`);
  if (name !== 'home' && (isFresh || !('seen' in view.dataset))) toNewest(view);
  clearFresh(column);
}

/** A conversation is seen from its end, when it is first looked at or has news. */
function toNewest(view) {
  view.scrollTop = view.scrollHeight;
  view.dataset.seen = '';
}

/** What is in sight is not new any more. */
export function clearFresh(column) {
  if (column.hidden) return;
  document.querySelector(`#seat-${column.dataset.user} .fresh`).hidden = true;
  column.querySelector('[role="tab"][aria-selected="true"] .fresh').hidden = true;
}

function kept() {
  try {
    const users = JSON.parse(localStorage.getItem(SEATED));
    const known = users.filter((user) => columnOf(user));
    return known.length > 0 ? known : null;
  } catch {
    return null;
  }
}
