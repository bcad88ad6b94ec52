import { randomUUID } from 'node:crypto';
import type { Card, Choice } from '../../../bot/chat/card.ts';
import { connectDesk } from '../../../bot/chat/desk/connect.ts';
import { contentOf } from '../../../bot/chat/desk/content.ts';
import { type Cast, placesOf } from '../../../bot/chat/desk/places.ts';
import type { ChatFile } from '../../../bot/chat/port.ts';
import type { StoredDeskMessage } from '../../../bot/store/desk-messages.ts';
import type { Store } from '../../../bot/store/store.ts';
import type { Zone } from '../../../shared/time.ts';
import type { Actor } from './actor.ts';
import { cardText, choicesOf } from './card-text.ts';
import { openDialogs } from './desk-dialogs.ts';
import type { Casting, Theatre } from './stage.ts';

const CHANNEL = 'mentoring';

/** The desk as its page drives it: over HTTP, with the page's token. */
export const deskTheatre: Theatre = {
  chat: 'desk',
  async open(cast, clock) {
    return {
      environment: {},
      host: '127.0.0.1',
      connects: [
        async (app, { store, app: door, log, dispatcher }) => {
          const desk = connectDesk({
            app,
            store,
            clock,
            door,
            log,
            cast: castOf(cast),
            zone: 'Europe/London' as Zone,
            folder: 'demo',
            production: false,
            settled: () => dispatcher.drain(),
          });
          return { ...desk, stop: () => desk.stop() };
        },
      ],
      actor: (user, running, store) => createActor(user, castOf(cast), () => running().port, store),
      channel: CHANNEL,
      inChannel: async (store) => (await messagesAt(store, `channel/${CHANNEL}`)).map(textOf),
      close: async () => {},
    };
  },
};

function castOf(cast: readonly Casting[]): Cast {
  return {
    people: cast.map(({ user, name, zone, admin = false }) => ({
      user,
      name,
      zone,
      admin,
      language: 'en-GB',
      part: 'colleague',
      seat: 'taken',
    })),
    channels: [{ channel: CHANNEL, label: '#mentoring', keeper: cast[0]!.user }],
  };
}

type Reply = { form?: string; dialog?: string; why?: string; fields?: Record<string, string> };

function createActor(user: string, cast: Cast, port: () => number, store: Store): Actor {
  const open = openDialogs();
  let message: number | null = null;
  let errors: Record<string, string> = {};
  let told = '';

  async function send(path: string, body: object): Promise<Reply> {
    const base = `http://localhost:${port()}`;
    const page = await (await fetch(`${base}/desk/state?people=${user}`)).json();
    const response = await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base, 'x-desk-token': (page as { token: string }).token },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the desk answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Reply;
  }

  function heed(reply: Reply): void {
    open.heed(reply);
    errors = reply.fields ?? {};
    if (reply.why) told = reply.why;
  }

  async function pressed(label: string): Promise<object> {
    const ask = open.askOf(label);
    const found = ask === null ? await findControl(store, cast, user, label) : null;
    message = found?.message ?? null;
    return { as: user, key: randomUUID(), message, ...(found ? { from: found.from, ask: found.choice.ask } : { ask, from: 'dialog' }) };
  }

  const says = async (text: string) => {
    message = null;
    heed(await send('/desk/say', { as: user, key: randomUUID(), text }));
  };

  return {
    name: cast.people.find((person) => person.user === user)!.name,
    says,
    writes: says,
    async opensHome() {
      heed(await send('/desk/press', { as: user, key: randomUUID(), message: null, from: 'home', ask: { type: 'home.open' } }));
    },
    async presses(label) {
      heed(await send('/desk/press', await pressed(label)));
    },
    async pressesTwice(label) {
      const body = await pressed(label);
      const [first] = await Promise.all([send('/desk/press', body), send('/desk/press', body)]);
      heed(first);
    },
    async fills(values) {
      if (!open.form()) throw new Error(`${user} has no form open; they were told: ${told}`);
      const { ask, keep, fields } = open.put(values);
      heed(await send('/desk/submit', { as: user, key: randomUUID(), message, ask, fields, ...(keep ? { at: moment() } : {}) }));
    },
    async types(values) {
      if (!open.form()) throw new Error(`${user} has no form open; they were told: ${told}`);
      for (const [name, value] of Object.entries(values)) {
        const { keep, fields } = open.put({ [name]: value });
        if (!keep) continue;
        const { why } = await send('/desk/keep', { as: user, keep, fields, at: moment() });
        if (why !== undefined) told = why;
      }
    },
    closes: async () => open.close(),
    reads: () => open.reads(),
    holds: () => open.holds(),
    leaves: () => Promise.reject(new Error('nobody leaves the desk')),
    formErrors: () => errors,
    async messages() {
      return (await messagesOf(store, user)).filter((one) => one.kind !== 'said').map(textOf);
    },
    home: async () => (await messagesAt(store, `home/${user}`)).map(textOf).join('\n'),
    files: async () => (await filesOf(store, user)).map(({ content }) => Buffer.from(content).toString('utf8')),
    handed: async () =>
      (await filesOf(store, user)).map(({ name, content, alt }) => ({ name, content: Buffer.from(content), alt: alt ?? null })),
    toldPrivately: () => told,
  };
}

let last = 0;
/** When something is typed, by the clock of whoever's browser it is: never the same twice. */
function moment(): number {
  last = Math.max(Date.now(), last + 1);
  return last;
}

const messagesOf = (store: Store, user: string) => messagesAt(store, `person/${user}`);

async function messagesAt(store: Store, place: string): Promise<StoredDeskMessage[]> {
  const rows = await store.read.selectFrom('deskMessage').selectAll().where('place', '=', place).orderBy('id').execute();
  return rows as StoredDeskMessage[];
}

function textOf(message: StoredDeskMessage): string {
  const content = contentOf(message);
  if (content.kind === 'card') return cardText(content.card);
  return content.kind === 'file' ? (content.file.alt ?? content.say ?? content.file.title) : content.text;
}

async function filesOf(store: Store, user: string): Promise<ChatFile[]> {
  const contents = (await messagesOf(store, user)).map(contentOf);
  return contents.flatMap((content) => (content.kind === 'file' ? [content.file] : []));
}

type Found = { message: number; from: 'messages' | 'home'; choice: Choice };

/** The newest message with such a control; the standing page last. */
async function findControl(store: Store, cast: Cast, user: string, label: string): Promise<Found> {
  const places = placesOf(cast, user).filter((place) => !place.startsWith('home/'));
  const said = (await Promise.all(places.map((place) => messagesAt(store, place)))).flat();
  const home = await messagesAt(store, `home/${user}`);
  const all = [...said.sort((one, other) => other.id - one.id), ...home];
  for (const one of all) {
    const content = contentOf(one);
    const choice = content.kind === 'card' ? choiceIn(content.card, label) : undefined;
    if (choice) return { message: one.id, from: home.includes(one) ? 'home' : 'messages', choice };
  }
  throw new Error(`${user} sees no control “${label}”; the latest message is: ${all[0] ? textOf(all[0]) : 'none'}`);
}

function choiceIn(card: Card, label: string): Choice | undefined {
  return choicesOf(card).find((choice) => choice.label === label);
}
