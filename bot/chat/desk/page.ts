import type { Words } from '../../../shared/words/words.ts';
import { Html, html, when } from './html.ts';
import { icon } from './icons.ts';
import { atTheDesk, type Cast, channelPlace, type DeskPerson, directPlace, homePlace } from './places.ts';
import type { ClockState, PersonState, PlaceState } from './state.ts';

export type PageParts = { cast: Cast; words: Words; token: string; folder: string; clock: ClockState; people: PersonState[] };

/** The whole page as it is now; from here on its script swaps what changes. */
export function renderPage({ cast, words, token, folder, clock, people }: PageParts): string {
  const { desk } = words;
  const there = atTheDesk(cast);
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="desk-token" content="${token}">
<title>${desk.pageTitle()}</title>
<link rel="icon" type="image/svg+xml" href="/desk/mark.svg">
<link rel="stylesheet" href="/desk/desk.css">
<script type="module" src="/desk/desk.js"></script>
</head>
<body>
<a class="skip" href="#people">${desk.skip()}</a>
<header class="top">
<div class="brand"><img src="/desk/mark.svg" width="40" height="40" alt=""><div><h1>${desk.brand()}</h1><p class="hint">${desk.subtitle()}</p></div></div>
${clockPanel(clock, words)}
</header>
<p class="lost" id="lost" role="status" data-reload-label="${desk.reloadNow()}" hidden></p>
<noscript><p class="lost">${desk.noScript()}</p></noscript>
${tries(cast, words)}
<section class="seats" id="seats" aria-label="${desk.people()}">${there.map((person) => seat(person, words))}</section>
<main class="columns" id="people" tabindex="-1">
${there.map((person) => column(cast, person, people.find((one) => one.user === person.user)!, words))}
</main>
<footer class="foot"><p class="hint">${desk.keptHere({ folder })}</p></footer>
<dialog id="dialog" aria-labelledby="dialog-title"></dialog>
<template id="sure"><div class="asks"><h2 id="dialog-title" dir="auto"></h2><p class="say" dir="auto"></p><div class="choices"><button type="button" class="choice first" data-yes></button><button type="button" class="choice" data-close></button></div></div></template>
<div id="heard" class="unseen" role="status" aria-live="polite" data-failed="${desk.failed()}" data-lost="${desk.lost()}" data-working="${desk.working()}" data-reload="${desk.reload()}"></div>
</body>
</html>
`;
  return page.text;
}

function clockPanel(clock: ClockState, words: Words): Html {
  const { desk } = words;
  const move = (to: string, label: string) => html`<button type="button" class="choice" data-move="${to}">${label}</button>`;
  return html`<section class="clock" aria-labelledby="clock-heading">
<h2 class="unseen" id="clock-heading">${desk.clockHeading()}</h2>
<div class="face"><p class="reading"><span data-clock="time">${clock.time}</span></p><div><p class="day" data-clock="day">${clock.day}</p><p class="hint" data-clock="next">${clock.next}</p></div></div>
<div class="choices">
<button type="button" class="choice" data-move="next"${when(!clock.canGoOn, 'disabled')}>${desk.clockNextMessage()}</button>
${move('hour', desk.clockHour())}${move('morning', desk.clockMorning())}
<button type="button" class="choice" data-choose-time aria-haspopup="dialog">${desk.clockChoose()}</button>
</div>
</section>`;
}

function tries(cast: Cast, words: Words): Html | null {
  const { desk } = words;
  const named = (part: DeskPerson['part']) => cast.people.find((one) => one.part === part)?.name.split(' ')[0];
  const mentee = named('mentee');
  const mentor = named('mentor');
  const channel = cast.channels[0]?.label;
  if (!mentee || !mentor || !channel) return null;
  const all = [desk.tryWords({ mentee, mentor }), desk.tryPrepare({ mentee }), desk.tryLog({ mentee, mentor, channel }), desk.tryClock()];
  return html`<aside class="tries" aria-label="${desk.tryHeading()}"><details id="tries" open><summary>${icon('down')}${desk.tryHeading()}</summary>
<ol>${all.map((one) => html`<li>${one}</li>`)}</ol></details></aside>`;
}

function seat({ user, name, part, seat }: DeskPerson, words: Words): Html {
  return html`<button type="button" class="seat" id="seat-${user}" data-seat="${user}" data-part="${part}" aria-pressed="${seat === 'taken' ? 'true' : 'false'}" aria-controls="column-${user}">${pebble(name)}<span class="who"><span dir="auto">${name.split(' ')[0] ?? name}</span><span class="hint">${words.desk.part({ part: partOf(part) })}</span></span><span class="fresh" hidden><span class="unseen">${words.desk.unread()}</span></span></button>`;
}

function column(cast: Cast, person: DeskPerson, state: PersonState, words: Words): Html {
  const { desk } = words;
  const { user, name, part, seat } = person;
  const first = name.split(' ')[0] ?? name;
  const channel = cast.channels.find((one) => one.keeper === user);
  const views = [
    {
      view: 'messages',
      label: desk.viewMessages(),
      heading: desk.logLabel({ name }),
      place: directPlace(user),
      empty: desk.emptyMessages({ name: first }),
    },
    ...(channel
      ? [
          {
            view: 'channel',
            label: channel.label,
            heading: desk.channelLabel({ channel: channel.label }),
            place: channelPlace(channel.channel),
            empty: desk.emptyChannel({ channel: channel.label }),
          },
        ]
      : []),
    { view: 'home', label: desk.viewHome(), heading: desk.homeLabel({ name }), place: homePlace(user), empty: desk.emptyHome() },
  ];
  const placeOf = (place: string) => state.places.find((one) => one.place === place)!;
  const newest = newestOf(
    views
      .map(({ place }) => place)
      .filter((place) => place !== homePlace(user))
      .map(placeOf),
  );
  return html`<section class="column" id="column-${user}" data-user="${user}" data-part="${part}" aria-labelledby="name-${user}"${when(seat !== 'taken', 'hidden')}>
<header class="person">${pebble(name)}<div><h2 id="name-${user}" dir="auto">${name}</h2><p class="hint">${desk.part({ part: partOf(part) })} · <span data-local-time>${state.localTime}</span></p></div></header>
<div class="views" role="tablist" aria-label="${desk.views({ name })}">${views.map(
    ({ view, label, place }) =>
      html`<button type="button" role="tab" id="tab-${user}-${view}" aria-controls="view-${user}-${view}" aria-selected="${place === newest ? 'true' : 'false'}" tabindex="${place === newest ? 0 : -1}" data-view="${view}">${label}<span class="fresh" hidden><span class="unseen"> ${desk.unread()}</span></span></button>`,
  )}</div>
${views.map(
  ({ view, heading, place, empty }) =>
    html`<div class="view" role="tabpanel" id="view-${user}-${view}" data-view="${view}" aria-labelledby="tab-${user}-${view}" tabindex="0"${when(place !== newest, 'hidden')}><h3 class="unseen">${heading}</h3>${messages(placeOf(place), empty)}</div>`,
)}
<p class="notice" role="alert" hidden></p>
<form class="composer" data-composer novalidate><label class="unseen" for="words-${user}">${desk.composerLabel({ name })}</label><input id="words-${user}" name="text" type="text" autocomplete="off" maxlength="4000" enterkeyhint="send" aria-describedby="words-${user}-hint" dir="auto" placeholder="${desk.composerHint()}"><span class="unseen" id="words-${user}-hint">${desk.composerHint()}</span><button type="submit" class="choice send">${icon('send')}<span class="unseen">${desk.send()}</span></button></form>
</section>`;
}

function messages({ place, items, earlier }: PlaceState, empty: string): Html {
  return html`<button type="button" class="choice earlier" data-earlier="${place}"${when(earlier === null, 'hidden')}>${earlier}</button><ol class="messages" data-place="${place}">${items.map(
    (one) => new Html(one.html),
  )}</ol><p class="empty">${empty}</p>`;
}

/** Where something was said last, so that it is what one sees first. */
function newestOf(places: readonly PlaceState[]): string {
  const last = (one: PlaceState) => one.items.at(-1)?.id ?? 0;
  return places.reduce((newest, one) => (last(one) > last(newest) ? one : newest)).place;
}

/** Somebody's initials on a stone. */
function pebble(name: string): Html {
  const initials = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return html`<span class="pebble" aria-hidden="true">${initials}</span>`;
}

const partOf = (part: DeskPerson['part']) => (part === 'colleague' ? 'other' : part);
