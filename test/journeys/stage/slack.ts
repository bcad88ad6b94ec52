import { slack as connect } from '../../../bot/connect/slack.ts';
import { read } from '../../setup/slack/sight.ts';
import { type SlackPerson, type SlackStandIn, startSlackStandIn } from '../../setup/slack-standin.ts';
import type { Actor } from './actor.ts';
import type { Theatre } from './stage.ts';

/** Slack as people use it: signed requests into the real Bolt app, and a strict stand-in that shows what it answers. */
export const slackTheatre: Theatre = {
  chat: 'slack',
  async open(cast, clock) {
    const standIn = await startSlackStandIn({ now: () => Date.parse(clock.now()) });
    const people = new Map(
      cast.map(({ user, name, zone, admin = false }) => [user, { name, person: standIn.user({ name, tz: zone, admin }) }]),
    );
    const channel = standIn.channel();
    people.get(cast[0]!.user)!.person.joins(channel);
    return {
      environment: { SLACK_BOT_TOKEN: standIn.token, SLACK_SIGNING_SECRET: standIn.signingSecret, SLACK_API_URL: standIn.apiUrl },
      host: '127.0.0.1',
      connects: [connect],
      slack: standIn,
      channel,
      inChannel: async () => standIn.inChannel(channel).map((one) => one.files.map(({ alt }) => String(alt ?? '')).join('\n') || read(one)),
      actor(user, running) {
        const { name, person } = people.get(user)!;
        return createActor(
          name,
          person,
          standIn,
          (id) => people.get(id)?.person ?? null,
          () => standIn.bot(`http://127.0.0.1:${running().port}`),
        );
      },
      close: () => standIn.close(),
    };
  },
};

function createActor(
  name: string,
  person: SlackPerson,
  standIn: SlackStandIn,
  known: (user: string) => SlackPerson | null,
  connected: () => void,
): Actor {
  let errors: Record<string, string> = {};
  const asKnown = (values: Record<string, string | string[]>) =>
    Object.fromEntries(Object.entries(values).map(([field, value]) => [field, (typeof value === 'string' && known(value)) || value]));
  return {
    name,
    async says(text) {
      connected();
      await person.command(`/mentoring ${text}`);
    },
    async writes(text) {
      connected();
      await person.say(text);
    },
    async opensHome() {
      connected();
      await person.openHome();
    },
    async rewrites(written, text) {
      connected();
      await person.rewrite(written, text, { quiet: true });
    },
    async presses(label) {
      connected();
      await person.press(label);
    },
    async pressesTwice(label) {
      connected();
      const body = person.pressed(label);
      const send = () =>
        standIn.send(new URLSearchParams({ payload: JSON.stringify(body) }).toString(), 'application/x-www-form-urlencoded');
      await Promise.all([send(), send()]);
    },
    async fills(values) {
      connected();
      errors = (await person.fill(asKnown(values))) ?? {};
    },
    async types(values) {
      connected();
      await person.type(asKnown(values));
    },
    closes: async () => person.closeDialog(),
    reads: () => person.reads(),
    holds: () => person.holds(),
    async leaves() {
      connected();
      await person.becomes({ deleted: true });
    },
    formErrors: () => errors,
    messages: async () => person.messages(),
    home: async () => person.home(),
    files: async () => person.files().map((file) => file.content),
    handed: async () => person.handed(),
    toldPrivately: () => person.last(),
  };
}
