import { expect, test } from 'vitest';
import { mayConsent, mayReadLog, viewOfLogRead, viewOfLogs } from '../../shared/access.ts';
import type { MeetingLog } from '../../shared/domain/log.ts';
import { plus } from '../../shared/time.ts';
import { cellOf, columns, now, readers, standingFor } from '../setup/access-cells.ts';
import { canaryFacts, filedAt, metAt, type Standing } from '../setup/canary-facts.ts';
import { grace, kofi, maya } from '../setup/pair-facts.ts';

/**
 * Who sees and may do what, of a pair in which Kofi mentors Maya and Maya writes the logs. A letter stands for a pair that is
 * i invited, a active, e ended or d declined, and a point for never. Nothing has been announced to coordinators here, and nothing agreed.
 *
 * names: the two, by name · zone: Maya’s time zone · hours: her quiet hours · leave: her leave · met: her answer to “Did you meet?”
 * place: where they meet · agenda · plan · draft: a log nobody has signed · log: one that both have · remark: a comment on it
 * stage: how far a log is · shared, private, number: what Maya wrote in a talk and shared, did not share, or gave as a number
 * sign: a log the other has filed · comment: on it · agree: that coordinators read it · book: a meeting · answer: an invitation
 * run: invite pairs, change the programme
 */
const table = `
who                                 | names zone hours leave met  place agenda plan draft log  remark stage shared private number | sign comment agree book answer run
mentor of the pair                  | iaed  ae   .     .     .    ae    ae     ae   ae    ae   ae     .     ae     .       .      | ae   ae      ae    a    iaed   .
mentee of the pair                  | iaed  iaed iaed  iaed  ae   ae    ae     ae   ae    ae   ae     .     own    own     own    | ae   ae      ae    a    iaed   .
mentee, who declined                | iaed  iaed iaed  iaed  .    .     .      .    .     .    .      .     own    own     own    | .    .       .     .    iaed   .
mentor who coordinates as well      | iaed  ae   .     .     .    ae    ae     ae   ae    ae   ae     iaed  ae     .       .      | ae   ae      ae    a    iaed   iaed
mentor of another pair              | .     .    .     .     .    .     .      .    .     .    .      .     .      .       .      | .    .       .     .    .      .
mentee of another pair              | .     .    .     .     .    .     .      .    .     .    .      .     .      .       .      | .    .       .     .    .      .
coordinator of the programme        | iaed  .    .     .     .    .     .      .    .     .    .      iaed  .      .       .      | .    .       .     .    .      iaed
coordinator of another programme    | .     .    .     .     .    .     .      .    .     .    .      .     .      .       .      | .    .       .     .    .      .
line manager                        | .     .    .     .     .    .     .      .    .     .    .      .     .      .       .      | .    .       .     .    .      .
administrator of the workspace      | .     .    .     .     .    .     .      .    .     .    .      .     .      .       .      | .    .       .     .    .      .
guest of a meeting                  | .     .    .     .     .    .     .      .    .     .    .      .     .      .       .      | .    .       .     .    .      .
`;

/**
 * When a coordinator of the programme may read a log: how far it is, whether reading had been announced when it was begun, what the
 * programme has decided by now, and whether none, one or both of the pair agree. Of the pair, nobody needs any of this.
 */
const when = `
log       | when begun | by now                     | none one both
draft     | closed     | never announced            | .    .   .
draft     | announced  | announced before they met  | .    .   .
draft     | announced  | announced, and taken back  | .    .   .
draft     | announced  | announced anew             | .    .   .
filed     | closed     | never announced            | .    .   .
filed     | closed     | announced after they met   | .    .   .
filed     | announced  | announced before they met  | .    .   .
filed     | announced  | announced, and taken back  | .    .   .
filed     | announced  | announced anew             | .    .   .
signed    | closed     | never announced            | .    .   reads
signed    | closed     | announced after they met   | .    .   reads
signed    | closed     | announced before they met  | .    .   reads
signed    | announced  | announced before they met  | reads reads reads
signed    | announced  | announced, and taken back  | .    .   reads
signed    | announced  | announced anew             | .    .   reads
differing | closed     | never announced            | .    .   reads
differing | closed     | announced after they met   | .    .   reads
differing | announced  | announced before they met  | .    .   reads
differing | announced  | announced, and taken back  | .    .   reads
differing | announced  | announced anew             | .    .   reads
`;

/** Line by line: whom it is about, and what stands in each column. */
function rowsOf(lines: string): string[][] {
  const split = lines
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
  return split.map(([name, ...cells]) => [name!.trim(), ...cells.join(' ').trim().split(/\s+/)]);
}

test('everybody sees and does of a pair what the table says, and nothing else', () => {
  const [[, ...heading], ...rows] = rowsOf(table) as [string[], ...string[][]];
  expect(heading).toEqual(Object.keys(columns));
  expect(rows.map(([name]) => name)).toEqual(Object.keys(readers));
  const derived = Object.keys(readers).map((name) => [name, ...heading.map((column) => cellOf(name, column))]);
  expect(derived).toEqual(rows);
});

const policies: Record<string, Standing['from']> = {
  'never announced': null,
  'announced before they met': metAt,
  'announced after they met': plus(metAt, { minutes: 1 }),
  'announced, and taken back': null,
  'announced anew': plus(metAt, { days: 30 }),
};

test('a coordinator reads a log when the table says so, and nobody else who is not of the pair ever does', () => {
  const [, ...lines] = when.trim().split('\n');
  const rows = lines.map((line) => line.split('|').map((part) => part.trim()));
  expect(rows).toHaveLength(20);
  for (const status of ['active', 'ended', 'invited', 'declined'] as const) {
    for (const [log, begun, by, expected] of rows as [MeetingLog['status'], string, string, string][]) {
      const derived = [[], [maya], [kofi, maya]].map((agreed) => {
        const standing: Standing = {
          ...standingFor('', status, log),
          log: { status: log, readers: begun === 'announced' ? 'coordinators' : 'pair' },
          from: policies[by]!,
          consents: agreed.map((person) => ({ person, at: plus(filedAt, { days: 5 }) })),
        };
        const { facts, entries } = canaryFacts(standing);
        const told = `${log}, ${begun}, ${by}, ${agreed.length} agree, ${status}`;
        for (const [name, reader] of Object.entries(readers)) {
          if (reader === grace || name === 'mentee, who declined') continue;
          const isOfPair = (reader === kofi || reader === maya) && (status === 'active' || status === 'ended');
          expect(`${name} ${mayReadLog(facts, reader, facts.logs[0]!, now)}: ${told}`).toBe(`${name} ${isOfPair}: ${told}`);
          expect(viewOfLogRead(facts, reader, facts.logs[0]!, entries, now)).toBeNull();
        }
        const reads = mayReadLog(facts, grace, facts.logs[0]!, now);
        expect(viewOfLogRead(facts, grace, facts.logs[0]!, entries, now) !== null).toBe(reads);
        expect(viewOfLogs(facts, grace, now)!.logs[0]!.mayRead).toBe(reads);
        return reads ? 'reads' : '.';
      });
      const isPair = status === 'active' || status === 'ended';
      expect([log, begun, by, status, ...derived]).toEqual([log, begun, by, status, ...(isPair ? expected.split(/\s+/) : ['.', '.', '.'])]);
    }
  }
});

test('half a year after a meeting its log is the pair’s alone again, however it was opened', () => {
  const standing = standingFor('', 'active', 'signed');
  const opened: Standing[] = [
    { ...standing, log: { status: 'signed', readers: 'coordinators' }, from: metAt },
    { ...standing, consents: [kofi, maya].map((person) => ({ person, at: plus(filedAt, { days: 5 }) })) },
  ];
  for (const { facts } of opened.map(canaryFacts)) {
    const [log] = facts.logs;
    expect([181, 182].map((days) => mayReadLog(facts, grace, log!, plus(metAt, { days })))).toEqual([true, false]);
    expect([181, 182].map((days) => mayReadLog(facts, maya, log!, plus(metAt, { days })))).toEqual([true, true]);
  }
  const { facts } = canaryFacts(standing);
  expect([181, 182].map((days) => mayConsent(facts, maya, facts.logs[0]!, plus(metAt, { days })))).toEqual([true, false]);
});
