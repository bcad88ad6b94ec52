import { beforeAll, expect, test } from 'vitest';
import type { Card } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import { renderMessage as inSlack, renderDialog as inSlackDialog } from '../../bot/chat/slack/render.ts';
import { renderForm as formInSlack } from '../../bot/chat/slack/render-form.ts';
import { renderMessage as inTeams, renderDialog as inTeamsDialog } from '../../bot/chat/teams/render.ts';
import { renderForm as formInTeams } from '../../bot/chat/teams/render-form.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock, everyField } from '../setup/cards.ts';
import { cardMeans, formMeans, type Means, type MeansForm } from '../setup/means.ts';
import { everythingShown } from '../setup/shown/everything.ts';
import { slackFormMeans, slackMeans } from '../setup/slack/means.ts';
import { teamsFormMeans, teamsMeans } from '../setup/teams/means.ts';

const words = wordsFor('en-GB');
const now = Date.parse('2026-11-24T09:12:00Z');
let cards: Card[];
let forms: Form[];

beforeAll(async () => {
  const shown = await everythingShown();
  cards = [everyBlock, ...[...shown.cards.values()].flat()];
  forms = [everyField, ...[...shown.forms.values()].flat()];
}, 120_000);

test('every card says the same in Slack and in Teams, and can be answered in the same ways', () => {
  const each = cards.map((one) => ({
    name: one.name,
    meant: cardMeans(one),
    slack: slackMeans(inSlack(one, words).blocks),
    teams: teamsMeans(inTeams(one, words).card!),
  }));
  expect(unlike(each)).toEqual([]);
});

test('in a window, too', () => {
  const each = cards.map((one) => ({
    name: one.name,
    meant: cardMeans(one),
    slack: slackMeans(inSlackDialog(one, words).blocks),
    teams: teamsMeans(inTeamsDialog(one, words)),
  }));
  expect(unlike(each)).toEqual([]);
});

test('every form asks the same in Slack and in Teams, with the same to choose from', () => {
  const each = forms.map((one) => ({
    name: one.name,
    meant: formMeans(one),
    slack: slackFormMeans(formInSlack(one, words, now)),
    teams: teamsFormMeans(formInTeams(one, words, now, { channels: [{ value: 'C1', label: 'Mentoring' }] }).card),
  }));
  expect(unlike(each)).toEqual([]);
});

type Drawn<M> = { name: string; meant: M; slack: M; teams: M };

/** What is drawn otherwise than it is meant, and where: the first of it that differs. */
function unlike<M extends Means | MeansForm>(all: readonly Drawn<M>[]) {
  expect(all.length).toBeGreaterThan(30);
  return all.flatMap(({ name, meant, slack, teams }) =>
    Object.entries({ slack, teams }).flatMap(([chat, drawn]) =>
      Object.keys(meant).flatMap((part) => {
        const [is, should] = [drawn, meant].map((one) => JSON.stringify(one[part as keyof M])) as [string, string];
        const at = [...should].findIndex((letter, index) => letter !== is[index]);
        return is === should ? [] : [{ where: `${name} in ${chat}: ${part}`, is: is.slice(at - 40), should: should.slice(at - 40) }];
      }),
    ),
  );
}
