import { writeFileSync } from 'node:fs';
import { boot } from './boot.ts';
import { claim } from './claim.ts';
import { drain } from './drain.ts';
import { type Entry, isOver } from './entry.ts';
import { lateness } from './lateness.ts';
import { memory } from './memory.ts';
import { messages } from './messages.ts';
import { panel } from './panel.ts';
import { press } from './press.ts';
import { talk } from './talk.ts';
import { teams } from './teams.ts';

/** `npm run bench` measures everything, `npm run bench -- press boot` some of it; only everything is written to bench.json. */
const all: Record<string, () => Promise<Entry[]>> = { press, talk, teams, drain, claim, lateness, boot, memory, messages, panel };

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(all);
const entries: Entry[] = [];
for (const name of names) {
  const measure = all[name];
  if (!measure) throw new Error(`there is no measurement “${name}”; there are ${Object.keys(all).join(', ')}`);
  process.stdout.write(`${name}…\n`);
  entries.push(...(await measure()));
}
print(entries);
if (asked.length === 0) writeFileSync('bench.json', `${JSON.stringify(entries, null, 2)}\n`);

function print(measured: readonly Entry[]): void {
  const rows = measured.map((one) => [
    one.name,
    shown(one.value),
    one.unit,
    shown(one.floor),
    shown(one.ratio),
    one.limit === null ? '–' : `${one.limit}${one.limitOn === 'value' ? ` ${one.unit}` : ''}`,
    isOver(one) ? 'over' : one.limit === null ? '' : 'within',
  ]);
  const table = [['measured', 'value', 'unit', 'floor', 'ratio', 'limit', ''], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}\n`,
    );
}

function shown(value: number | null): string {
  return value === null ? '–' : value.toPrecision(3);
}
