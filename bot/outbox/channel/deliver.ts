import type { Programme } from '../../../shared/domain/programme.ts';
import { loadProgramme } from '../../store/programmes.ts';
import type { Desk } from '../parts.ts';
import { after, backOff } from '../retry.ts';
import type { Row } from '../row.ts';
import { cancel, markDead, putBack } from '../settle.ts';
import { lookAgain } from './look.ts';
import { sendPicture } from './picture.ts';
import { postSummary } from './post.ts';
import type { Posting } from './seen.ts';

const TRIES = 8;

/** Brings due rows of one programme's channel to their end, one after the other: the words, then the picture, then what was posted before. */
export async function deliverToChannel(desk: Desk, rows: readonly Row[], mayBegin: () => boolean): Promise<void> {
  for (const row of rows.toSorted((a, b) => order.indexOf(a.work) - order.indexOf(b.work))) {
    try {
      await deliver(desk, row, mayBegin);
    } catch (error) {
      await metDefect(desk, row, error);
    }
  }
}

const order: readonly string[] = ['say', 'file', 'update'];

async function deliver(desk: Desk, row: Row, mayBegin: () => boolean): Promise<void> {
  if (!mayBegin()) return void (await putBack(desk.store.read, row, { due: row.due, why: null }, desk.clock.now()));
  const programme = row.programme && (await loadProgramme(desk.store.read, row.programme));
  if (!programme || !hasChannel(programme)) return void (await cancel(desk.store.read, row, desk.clock.now()));
  if (row.work === 'say') await postSummary(desk, row, programme, mayBegin);
  else if (row.work === 'file') await sendPicture(desk, row, programme, mayBegin);
  else await lookAgain(desk, row, programme, mayBegin);
}

function hasChannel(programme: Programme): programme is Posting {
  return programme.channel !== null;
}

/** Reported, tried again in case it was the moment, and in the end given up. */
async function metDefect(desk: Desk, row: Row, error: unknown): Promise<void> {
  desk.log.error({ err: error, kind: row.kind, work: row.work }, 'what is due in a channel met a defect');
  const now = desk.clock.now();
  const attempt = row.attempt + 1;
  if (attempt >= TRIES) await markDead(desk.store.read, row, 'defect', now);
  else await putBack(desk.store.read, row, { due: after(now, backOff(row.attempt, Math.random())), why: 'held-up', attempt }, now);
}
