import { teams as connect } from '../../../bot/connect/teams.ts';
import type { Connect, Core, Running } from '../../../bot/start.ts';
import { activityFrom } from '../../setup/teams/activities.ts';
import { titlesIn } from '../../setup/teams/cards.ts';
import { cardOf, read, TeamsPerson } from '../../setup/teams/person.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../../setup/teams/standin.ts';
import type { Message, State } from '../../setup/teams/state.ts';
import type { Actor } from './actor.ts';
import type { Theatre } from './stage.ts';

/** Teams as people use it: signed activities through the real adapter, and a strict stand-in that shows what it answers. */
export const teamsTheatre: Theatre = {
  chat: 'teams',
  async open(cast, clock) {
    const standIn = await startTeamsStandIn({ now: () => Date.parse(clock.now()) });
    const { state } = standIn;
    const people = new Map(cast.map(({ user, name, zone }) => [user, new TeamsPerson(state.addPerson({ name, zone }), standIn)]));
    const team = { id: '19:team@thread.tacv2', name: 'Rowan Valley' };
    const channel = state.addConversation({ kind: 'channel', name: 'Mentoring', team });
    people.get(cast[0]!.user)!.joins(channel);
    const admins = cast.flatMap(({ user, admin }) => (admin ? [people.get(user)!.known.object] : []));

    // Whoever is sent a file opens it at once: the link to it is let go of after a while.
    const opened = opener(standIn);
    state.onSaid = (message) => void opened(message);

    let arrived: Promise<void> | null = null;
    /** Cairn is added for everybody, and to the team, before anything happens. */
    async function arrive(running: Running): Promise<void> {
      standIn.bot(`http://127.0.0.1:${running.port}`);
      arrived ??= (async () => {
        const keeper = people.get(cast[0]!.user)!.known;
        for (const person of people.values()) await person.installs();
        await standIn.post(activityFrom(state, keeper, channel, { type: 'conversationUpdate', membersAdded: [{ id: state.bot }] }));
      })();
      await arrived;
    }

    return {
      environment: standIn.environment(admins),
      host: '127.0.0.1',
      connects: [watched(state)],
      teams: standIn,
      channel: channel.id,
      inChannel: async () => channel.messages.filter(({ removed }) => !removed).map(read),
      actor: (user, running) => createActor(user, people, state, opened, () => arrive(running())),
      close: () => standIn.close(),
    };
  },
};

/** Connects Teams, and sees how the door answers each person: a form that closes says nothing of what comes after it. */
function watched({ answered }: State): Connect {
  return (web, core) => {
    const handle: Core['app']['handle'] = async (asker, intent, key) => {
      const answer = await core.app.handle(asker, intent, key);
      if (asker.account.platform === 'teams')
        answered.set(asker.account.user, answer.answer === 'card' && answer.place === 'dialog' ? 'window' : answer.answer);
      return answer;
    };
    return connect(web, { ...core, app: { ...core.app, handle } });
  };
}

type File = { name: string; content: Uint8Array; alt: string | null };
type Opened = (message: Message) => Promise<File | null>;

/** Opens what a message links to, once. */
function opener(standIn: TeamsStandIn): Opened {
  const known = new Map<string, Promise<File | null>>();
  return async (message) => {
    const card = JSON.stringify(cardOf(message) ?? {});
    const [path] = /\/teams\/files\/[\w-]{43}/.exec(card) ?? [];
    if (!path) return null;
    const [, alt = null] = /"altText":"((?:[^"\\]|\\.)*)"/.exec(card) ?? [];
    const open = () => fetched(standIn.state.botUrl + path, alt === null ? null : (JSON.parse(`"${alt}"`) as string));
    // Cairn may be away at that moment: then it is opened when somebody asks for it.
    const opening = known.get(path) ?? open();
    known.set(path, opening);
    return opening.catch(() => {
      known.delete(path);
      return null;
    });
  };
}

async function fetched(url: string, alt: string | null): Promise<File | null> {
  const answer = await fetch(url);
  if (!answer.ok) return null;
  const [, name = ''] = /filename="?([^";]+)/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  return { name, content: new Uint8Array(await answer.arrayBuffer()), alt };
}

/** The button behind which what was typed leads, by how the door answered. */
const OFFERS: Record<string, string> = { form: 'Open the form', window: 'Open it' };

type Values = Record<string, string | string[]>;

function createActor(
  user: string,
  people: ReadonlyMap<string, TeamsPerson>,
  state: State,
  opened: Opened,
  arrive: () => Promise<void>,
): Actor {
  const person = people.get(user)!;
  let errors: Record<string, string> = {};
  const asKnown = (values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => [
        field,
        typeof value === 'string' ? (people.get(value)?.known.object ?? value) : value,
      ]),
    );
  const handed = async () => (await Promise.all(person.shown().map(opened))).flatMap((file) => file ?? []);
  return {
    name: person.known.name,
    /** What is typed opens no window in Teams, but leads to a button that does. */
    async says(text) {
      await arrive();
      const before = person.shown().length;
      await person.say(text);
      const label = OFFERS[state.answered.get(person.known.object) ?? ''];
      if (!label) return;
      const isOffered = () =>
        person
          .shown()
          .slice(before)
          .some((message) => titlesIn(cardOf(message)).includes(label));
      await state.until(`${person.known.name} to be offered “${label}”`, isOffered);
      await person.press(label);
    },
    async writes(text) {
      await arrive();
      await person.say(text);
    },
    async opensHome() {
      await arrive();
      await person.say('home');
    },
    async rewrites(written, text) {
      await arrive();
      await person.rewrite(written, text);
    },
    async presses(label) {
      await arrive();
      await person.press(label);
    },
    async pressesTwice(label) {
      await arrive();
      const send = person.pressed(label);
      await Promise.all([send(), send()]);
    },
    async fills(values) {
      await arrive();
      errors = await person.fill(asKnown(values));
    },
    async types(values) {
      await arrive();
      await person.save(asKnown(values));
    },
    async closes() {
      person.dialog = null;
    },
    reads: () => person.reads(),
    holds: () => person.holds(),
    async leaves() {
      await arrive();
      await person.uninstalls();
    },
    formErrors: () => errors,
    messages: async () => person.messages(),
    home: async () =>
      person
        .shown()
        .filter((message) => JSON.stringify(cardOf(message) ?? {}).includes('"over":"home"'))
        .map(read)
        .at(-1) ?? '',
    files: async () => (await handed()).map(({ content }) => Buffer.from(content).toString('utf8')),
    handed,
    toldPrivately: () => person.told,
  };
}
