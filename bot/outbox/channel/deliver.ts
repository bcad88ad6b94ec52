import type { Programme } from '../../../shared/domain/programme.ts';
import { loadProgramme } from '../../store/programmes.ts';
import type { Desk } from '../parts.ts';
import { after, backOff } from '../retry.ts';
import type { Row } from '../row.ts';
import { cancel, markDead, putBack } from '../settle.ts';
import { lookAgain } from './look.ts';
import { sendPicture } from './picture.ts';
import { postSummary } from './post.ts';
import type { Posting, Sending } from './seen.ts';

const TRIES = 8;

/** Brings due rows of one programme's channel to their end, one after the other: the words, then the picture, then what was posted before. */
export async function deliverToChannel(desk: Desk, rows: readonly Row[], mayBegin: () => boolean): Promise<void> {
  for (const row of rows.toSorted((a, b) => order.indexOf(a.work) - order.indexOf(b.work))) {
    let isBegun = false;
    const begins = () => {
      isBegun = true;
    };
    try {
      await deliver(desk, row, { mayBegin, begins });
    } catch (error) {
      desk.log.error({ err: error, kind: row.kind, work: row.work }, 'what is due in a channel met a defect');
      // What was begun may have arrived: its lease runs out, and then it is looked for.
      if (!isBegun) await again(desk, row);
    }
  }
}

const order: readonly string[] = ['say', 'file', 'update'];

async function deliver(desk: Desk, row: Row, sending: Sending): Promise<void> {
  const { read } = desk.store;
  if (!sending.mayBegin()) return void (await putBack(read, row, { due: row.due, why: null }, desk.clock.now()));
  const programme = row.programme && (await loadProgramme(read, row.programme));
  if (!programme || !hasChannel(programme)) return void (await cancel(read, row, desk.clock.now()));
  if (row.work === 'say') await postSummary(desk, row, programme, sending);
  else if (row.work === 'file') await sendPicture(desk, row, programme, sending);
  else await lookAgain(desk, row, programme, sending);
}

function hasChannel(programme: Programme): programme is Posting {
  return programme.channel !== null;
}

/** In case it was the moment; in the end it is given up. */
async function again(desk: Desk, row: Row): Promise<void> {
  const now = desk.clock.now();
  const attempt = row.attempt + 1;
  if (attempt >= TRIES) await markDead(desk.store.read, row, 'defect', now);
  else await putBack(desk.store.read, row, { due: after(now, backOff(row.attempt, Math.random())), why: 'held-up', attempt }, now);
}
