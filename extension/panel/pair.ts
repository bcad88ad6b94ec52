import { type Api, pairWith } from './api.ts';
import type { Host, Pairing } from './host.ts';
import type { Kept } from './kept.ts';

export type PairOutcome = { kind: 'paired'; pairing: Pairing } | { kind: 'away' | 'wrong' | 'too-many'; why?: string };

/** Pairs this browser by a code, and keeps what it was given. */
export async function pairBrowser({ keep }: Pick<Host, 'keep'>, server: string, code: string): Promise<PairOutcome> {
  const reply = await pairWith(server, code, deviceName());
  if (!('got' in reply)) {
    const kind = reply.no === 'away' ? 'away' : reply.no === 'too-many' ? 'too-many' : 'wrong';
    return { kind, ...(reply.why ? { why: reply.why } : {}) };
  }
  if ('refused' in reply.got) return { kind: 'wrong', why: reply.got.refused };
  const { token, person, name } = reply.got;
  // Which Cairn it is, the person says, and no Cairn in the name of another.
  const pairing = { server, token, person, name };
  await keep?.(pairing);
  return { kind: 'paired', pairing };
}

/** Ends a pairing, here first. Its Cairn may not answer for a while: the token is not kept for as long, and the page may be closed. */
export async function partBrowser({ keep }: Pick<Host, 'keep'>, kept: Kept, api: Pick<Api, 'leave'>): Promise<void> {
  await kept.forgetAll();
  void api.leave();
  await keep?.(null);
}

/** What a list of devices calls this one: nothing that names its person. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrome\//.test(agent) ? 'Chrome' : 'Safari';
  const system = ['Windows', 'Mac', 'Android', 'iPhone', 'Linux'].find((one) => agent.includes(one));
  return system ? `${browser}, ${system}` : browser;
}
