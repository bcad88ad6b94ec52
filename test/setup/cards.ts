import { type Card, card, choice, choices, factList, hint, line, list, say, title } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Instant } from '../../shared/time.ts';

const at = '2026-11-24T14:00:00.000Z' as Instant;

/** A card with every block there is. */
export const everyBlock: Card = card('meeting.notice', {
  summary: 'You meet Idris tomorrow at 19:30.',
  blocks: [
    title('You meet Idris tomorrow'),
    { block: 'when', start: at, text: 'Tuesday 24 November at 19:30', other: '14:00 in London' },
    { block: 'code', text: 'K7QW-2MPX' },
    say('If that no longer works, this is a good moment to say so.'),
    factList([
      { label: 'How', value: 'By video' },
      { label: 'How long', value: '1 hour' },
    ]),
    line(),
    list(
      [
        { text: 'What went well', hint: 'From Idris', choices: [choice('Take it off', { type: 'help' })] },
        { text: 'A question about supervision' },
      ],
      {
        title: 'On the agenda',
        more: '2 more in your plan',
      },
    ),
    { block: 'link', label: 'Join the call', url: 'https://meet.example.org/asha-idris' },
    choices(
      choice('I’ll be there', { type: 'record.show' }, { weight: 'first' }),
      choice('Move it', { type: 'settings.open' }),
      choice(
        'I can’t make it',
        { type: 'feed.revoke' },
        { sure: { title: 'Cancel this meeting?', text: 'Idris is told at once.', yes: 'Cancel it', no: 'Keep it' } },
      ),
      choice('Why did I get this?', { type: 'nudges.show', when: 'past' }, { weight: 'rare' }),
    ),
    hint('Only Idris and you see this.'),
  ],
});

/** A form with every field there is. */
export const everyField: Form = {
  name: 'everything',
  title: 'Propose a meeting',
  submit: 'Propose',
  cancel: 'Close',
  intro: 'Idris is asked whether it suits.',
  ask: { type: 'meeting.open' },
  fields: [
    { field: 'date', name: 'date', label: 'Date', value: '2026-11-26' },
    { field: 'time', name: 'time', label: 'Time', hint: 'By your own clock.', value: null },
    { field: 'zone', name: 'zone', label: 'Time zone', value: 'Asia/Kolkata' },
    { field: 'number', name: 'minutes', label: 'Minutes', value: 60, least: 5, most: 480 },
    {
      field: 'select',
      name: 'method',
      label: 'How',
      value: 'video',
      options: [
        { value: 'video', label: 'By video' },
        { value: 'telephone', label: 'By telephone' },
      ],
    },
    {
      field: 'several',
      name: 'days',
      label: 'Days',
      values: ['2'],
      options: [
        { value: '1', label: 'Monday' },
        { value: '2', label: 'Tuesday' },
      ],
    },
    { field: 'person', name: 'person', label: 'With', value: null },
    { field: 'channel', name: 'channel', label: 'Channel', value: null, optional: true },
    { field: 'text', name: 'place', label: 'Place', value: 'Room “4”', most: 200, optional: true },
    { field: 'text', name: 'note', label: 'Note', value: null, long: true, most: 500, optional: true },
  ],
};
