import type { Actor } from './actor.ts';
import { slackTheatre } from './slack.ts';
import type { Theatre } from './stage.ts';
import { teamsTheatre } from './teams.ts';

/** Slack and Teams at once: every other one of the cast is in Teams, so that the two of most pairs are not in the same chat. */
export const mixedTheatre: Theatre = {
  chat: 'mixed',
  async open(cast, clock) {
    const isInTeams = (user: string) => cast.findIndex((one) => one.user === user) % 2 === 0 && user !== cast[0]!.user;
    const inSlack = cast.filter(({ user }) => !isInTeams(user));
    const slack = await slackTheatre.open(inSlack, clock);
    const teams = await teamsTheatre.open(
      cast.filter(({ user }) => isInTeams(user)),
      clock,
    );
    return {
      ...slack,
      environment: { ...slack.environment, ...teams.environment },
      connects: [...slack.connects, ...teams.connects],
      slack: undefined,
      actor(user, running, store) {
        const actorOf = (one: string) => (isInTeams(one) ? teams : slack).actor(one, running, store);
        const self = actorOf(user);
        return isInTeams(user) ? self : { ...self, fills: (values) => fillAcross(self, values, isInTeams, actorOf) };
      },
      async close() {
        await slack.close();
        await teams.close();
      },
    };
  },
};

type Values = Record<string, string | string[]>;

/** Whoever pairs somebody of their own chat with somebody of the other hands on a code, which the other writes there. */
async function fillAcross(
  self: Actor,
  values: Values,
  isElsewhere: (user: string) => boolean,
  actorOf: (user: string) => Actor,
): Promise<void> {
  const { mentor, mentee, ...rest } = values as Record<string, string>;
  const elsewhere = [mentor, mentee].filter((user) => user !== undefined && isElsewhere(user));
  if (mentor === undefined || mentee === undefined || elsewhere.length !== 1) return self.fills(values);
  await self.closes();
  await self.says('pair across');
  const isMentorHere = !isElsewhere(mentor);
  await self.fills({ ...rest, person: isMentorHere ? mentor : mentee, role: isMentorHere ? 'mentor' : 'mentee' });
  const [, code] = /join ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec((await self.messages()).at(-1) ?? '') ?? [];
  if (!code) throw new Error(`no code was given: ${(await self.messages()).at(-1)}`);
  await actorOf(elsewhere[0]!).says(`join ${code}`);
}
