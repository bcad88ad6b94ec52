import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invokeFrom } from '../setup/teams/activities.ts';
import { knownOf, withCairn } from '../setup/teams/chat.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../setup/teams/standin.ts';
import { type Contestant, type Control, startContestant } from './contestant.ts';
import { type Entry, entry, median } from './entry.ts';

const WARM = 100;
const MEASURED = 300;
const LIMIT = 1.6;

/**
 * Buttons of cards in Teams, pressed by people who were heard from before: from the signed `Action.Execute` to the card in its answer.
 * Beside it, in turn, a bare bot by Microsoft's SDK that checks who asks and answers; where Cairn has to keep something, so does that.
 */
export async function teams(): Promise<Entry[]> {
  const standIn = await startTeamsStandIn();
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const known = { ...knownOf(standIn.state), environment: standIn.environment() };
  const task = { databaseUrl: null, dataFolder, slack: '', teams: known, pairs: WARM + MEASURED };
  const cairn = await startContestant('./teams-cairn.ts', task);
  const floor = await startContestant('./teams-floor.ts', task);
  try {
    const looks = cairn.controls.map(({ value, ...control }) => ({ ...control, value: value.replace('meeting.confirm', 'meeting.show') }));
    for (const { user } of cairn.controls) withCairn(standIn.state, { name: user, object: user });
    await inTurn(standIn, cairn, floor, looks, 'activity.message');
    const look = await inTurn(standIn, cairn, floor, looks, 'activity.message');
    const press = await inTurn(standIn, cairn, floor, cairn.controls, 'AdaptiveCard');
    const committed = await cairn.committed();
    if (committed !== task.pairs) throw new Error(`${task.pairs} presses were answered and ${committed} committed`);
    return [
      entry('Action.Execute, a look at a meeting', 'ms', median(look.cairn), { floor: median(look.floor), limit: LIMIT }),
      entry('Action.Execute, a time agreed, SQLite', 'ms', median(press.cairn), { floor: median(press.floor), limit: LIMIT }),
    ];
  } finally {
    await cairn.end();
    await floor.end();
    rmSync(dataFolder, { recursive: true, force: true });
    await standIn.close();
  }
}

type Times = { cairn: number[]; floor: number[] };

/** One press each, then again, each time the other first, and never while something is still going on. `holds` is what Cairn's answer has in it. */
async function inTurn(standIn: TeamsStandIn, cairn: Contestant, floor: Contestant, controls: Control[], holds: string): Promise<Times> {
  const agent = new Agent({ keepAlive: true });
  const authorization = `Bearer ${await standIn.identity.token({})}`;
  const times: Times = { cairn: [], floor: [] };
  for (const [index, control] of controls.entries()) {
    const body = pressOf(standIn, control);
    for (const [who, { port }] of index % 2 === 0
      ? ([
          ['cairn', cairn],
          ['floor', floor],
        ] as const)
      : ([
          ['floor', floor],
          ['cairn', cairn],
        ] as const)) {
      await cairn.settle();
      const took = await post(agent, port, authorization, body, who === 'cairn' ? holds : 'AdaptiveCard');
      if (index >= WARM) times[who].push(took);
    }
  }
  agent.destroy();
  return times;
}

function pressOf({ state }: TeamsStandIn, { user, value }: Control): string {
  const person = state.people.get(user)!;
  const data = { cairn: { is: 'press', ask: JSON.parse(value) } };
  const action = { type: 'Action.Execute', title: 'Yes', verb: 'press', data };
  const more = { replyToId: '1700000000001' };
  return JSON.stringify(
    invokeFrom(state, person, state.conversations.get(person.personal)!, 'adaptiveCard/action', { action, trigger: 'manual' }, more),
  );
}

/** Milliseconds from sending until the answer had arrived. */
async function post(agent: Agent, port: number, authorization: string, body: string, holds: string): Promise<number> {
  const headers = { authorization, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
  const begun = performance.now();
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', agent, path: '/teams/messages', method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    sent.on('error', reject).end(body);
  });
  const took = performance.now() - begun;
  if (answer.status !== 200 || !answer.text.includes(holds))
    throw new Error(`a press was answered with ${answer.status} ${answer.text.slice(0, 200)}`);
  return took;
}
