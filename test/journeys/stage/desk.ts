import { randomUUID } from 'node:crypto';
import type { Card, Choice } from '../../../bot/chat/card.ts';
import { connectDesk } from '../../../bot/chat/desk/connect.ts';
import { contentOf } from '../../../bot/chat/desk/content.ts';
import type { Cast } from '../../../bot/chat/desk/places.ts';
import type { StoredDeskMessage } from '../../../bot/store/desk-messages.ts';
import type { Store } from '../../../bot/store/store.ts';
import type { Zone } from '../../../shared/time.ts';
import type { Actor } from './actor.ts';
import { cardText, choicesOf } from './card-text.ts';
import { askInDialog, readForm } from './html-form.ts';
import type { Casting, Theatre } from './stage.ts';

/** The desk as its page drives it: over HTTP, with the page's token. */
export const deskTheatre: Theatre = {
  chat: 'desk',
  async open(cast, clock) {
    return {
      environment: {},
      host: '127.0.0.1',
      connect: async (app, { store, app: door, log, dispatcher }) => {
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
      actor: (user, running, store) => createActor(user, castOf(cast), () => running().port, store),
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
      seated: true,
    })),
    channels: [{ channel: 'mentoring', label: '#mentoring', keeper: cast[0]!.user }],
  };
}

type Reply = { form?: string; dialog?: string; why?: string; fields?: Record<string, string> };

function createActor(user: string, cast: Cast, port: () => number, store: Store): Actor {
  let form: string | null = null;
  let dialog: string | null = null;
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
    form = reply.form ?? null;
    dialog = reply.dialog ?? null;
    errors = reply.fields ?? {};
    if (reply.why) told = reply.why;
  }

  async function press(label: string, key: string): Promise<Reply> {
    const ask = dialog === null ? null : askInDialog(dialog, label);
    if (ask !== null) return send('/desk/press', { as: user, key, message: null, from: 'dialog', ask });
    const found = await findControl(store, user, label);
    const { from } = found;
    message = found.message;
    return send('/desk/press', { as: user, key, message, from, ask: found.choice.ask });
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
      heed(await press(label, randomUUID()));
    },
    async pressesTwice(label) {
      const key = randomUUID();
      const found = await findControl(store, user, label);
      const body = { as: user, key, message: found.message, ask: found.choice.ask };
      const [first] = await Promise.all([send('/desk/press', body), send('/desk/press', body)]);
      heed(first);
    },
    async fills(values) {
      if (form === null) throw new Error(`${user} has no form open; they were told: ${told}`);
      const open = readForm(form, values);
      const reply = await send('/desk/submit', { as: user, key: randomUUID(), message, ...open });
      const wrong = Object.keys(reply.fields ?? {}).length > 0;
      const before = form;
      heed(reply);
      if (wrong) form = before;
    },
    leaves: () => Promise.reject(new Error('nobody leaves the desk')),
    formErrors: () => errors,
    async messages() {
      return (await messagesOf(store, user)).filter((one) => one.kind !== 'said').map(textOf);
    },
    home: async () => (await messagesAt(store, `home/${user}`)).map(textOf).join('\n'),
    files: async () => (await messagesOf(store, user)).flatMap((one) => fileText(one)),
    toldPrivately: () => told,
  };
}

const messagesOf = (store: Store, user: string) => messagesAt(store, `person/${user}`);

async function messagesAt(store: Store, place: string): Promise<StoredDeskMessage[]> {
  const rows = await store.read.selectFrom('deskMessage').selectAll().where('place', '=', place).orderBy('id').execute();
  return rows as StoredDeskMessage[];
}

function textOf(message: StoredDeskMessage): string {
  const content = contentOf(message);
  if (content.kind === 'card') return cardText(content.card);
  return content.kind === 'file' ? content.file.title : content.text;
}

function fileText(message: StoredDeskMessage): string[] {
  const content = contentOf(message);
  return content.kind === 'file' ? [content.file.content] : [];
}

type Found = { message: number; from: 'messages' | 'home'; choice: Choice };

/** The newest message with such a control; the standing page last. */
async function findControl(store: Store, user: string, label: string): Promise<Found> {
  const messages = (await messagesOf(store, user)).reverse();
  const home = await messagesAt(store, `home/${user}`);
  for (const one of [...messages, ...home]) {
    const content = contentOf(one);
    const choice = content.kind === 'card' ? choiceIn(content.card, label) : undefined;
    if (choice) return { message: one.id, from: home.includes(one) ? 'home' : 'messages', choice };
  }
  throw new Error(`${user} sees no control “${label}”; the latest message is: ${messages[0] ? textOf(messages[0]) : 'none'}`);
}

function choiceIn(card: Card, label: string): Choice | undefined {
  return choicesOf(card).find((choice) => choice.label === label);
}
