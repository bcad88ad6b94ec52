import { beforeAll, expect, test } from 'vitest';
import type { Card } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import { opensWindow, readInWindow } from '../../bot/chat/opens.ts';
import { renderMessage as inSlack, renderDialog as inSlackDialog } from '../../bot/chat/slack/render.ts';
import { renderForm as formInSlack } from '../../bot/chat/slack/render-form.ts';
import { renderMessage as inTeams, renderDialog as inTeamsDialog } from '../../bot/chat/teams/render.ts';
import { renderForm as formInTeams } from '../../bot/chat/teams/render-form.ts';
import type { PartialAsk } from '../../shared/intent.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock, everyField } from '../setup/cards.ts';
import { cardMeans, formMeans, type Means, type MeansForm } from '../setup/means.ts';
import { type EverythingShown, everythingShown } from '../setup/shown/everything.ts';
import { slackFormMeans, slackMeans } from '../setup/slack/means.ts';
import { teamsFormMeans, teamsMeans } from '../setup/teams/means.ts';
import { problemsOf } from '../setup/teams/parser.ts';

const words = wordsFor('en-GB');
const now = Date.parse('2026-11-24T09:12:00Z');
const channels = [{ value: 'C1', label: 'Mentoring' }];
let cards: Card[];
let forms: Form[];
let pressed: EverythingShown['pressed'];

beforeAll(async () => {
  const shown = await everythingShown();
  cards = [everyBlock, ...[...shown.cards.values()].flat()];
  ({ pressed } = shown);
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
    teams: teamsFormMeans(formInTeams(one, words, now, { channels }).card),
  }));
  expect(unlike(each)).toEqual([]);
});

test('Teams’ own parser finds nothing wrong with any card, in a message or a window, nor with any form, new or sent back', () => {
  const drawn = [
    ...cards.flatMap((one) => [inTeams(one, words).card!, inTeamsDialog(one, words)]),
    ...forms.map((one) => formInTeams(one, words, now, { channels }).card),
    ...forms.map((one) => {
      const errors = Object.fromEntries(one.fields.map(({ name }) => [name, words.form.needed()]));
      return formInTeams(one, words, now, { channels, values: {}, errors, note: words.form.invalid(), done: words.teams.saved() }).card;
    }),
  ];
  expect(drawn.flatMap((one) => problemsOf(one).map((problem) => `${one.fallbackText}: ${problem}`))).toEqual([]);
});

/** Answered by a window only where it comes to nothing, which nobody knows when it is drawn; a message then offers a button that opens it. */
const windowWhenTooLate = ['log.withdraw'];
/** Called as what opens a form is, or wanted there, but answered by a card, which is read in the window as well. */
const cardsInWindow = ['agenda.open', 'coordinator.open', 'home.open', 'meeting.late.open', 'plan.show here', 'programme.readers.open'];
const nameOf = (ask: PartialAsk) => ('here' in ask && ask.here === true ? `${ask.type} here` : ask.type);
const namesOf = (all: EverythingShown['pressed']) => [...new Set<string>(all.map(({ ask }) => nameOf(ask)))].sort();

test('what is pressed in a message and answered by a form or a window was drawn to open one', () => {
  expect(namesOf(pressed.filter(({ ask, inMessage, opened }) => inMessage && opened && !opensWindow(ask)))).toEqual(windowWhenTooLate);
});

test('and what was drawn to open one does, or is known to show its card there', () => {
  const opened = namesOf(pressed.filter((one) => one.opened));
  const drawn = namesOf(pressed.filter(({ ask, inMessage }) => inMessage && opensWindow(ask)));
  expect([...drawn, ...readInWindow].filter((one) => !opened.includes(one))).toEqual(cardsInWindow);
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
