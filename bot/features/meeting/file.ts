import { spokenOf } from '../../../shared/nudges.ts';
import { fileOf } from '../../calendar/ics.ts';
import type { Drawer } from '../feature.ts';
import { partnerNames, when } from './say.ts';

/** The calendar file of a meeting, or of all that one press concerned. */
export const calendarFile: Drawer = (draw) => {
  const partner = partnerNames(draw);
  const [first, ...rest] = spokenOf(draw.facts, { kind: 'calendar', meeting: draw.meeting }).map((meeting) => ({ meeting, partner }));
  if (!first) return null;
  const file = fileOf(draw.reader.person, [first, ...rest], draw.now);
  const { status, confirmedAt, movedFrom, start } = first.meeting;
  const off = status === 'cancelled';
  // What is taken out of a calendar is called by the time it has there: a move that nobody agreed to is not in it.
  const said = off && confirmedAt === null ? (movedFrom ?? start) : start;
  const title = off ? draw.reader.words.meeting.fileOff : draw.reader.words.meeting.file;
  return { ...file, title: title({ partner, when: when(draw, said), count: rest.length + 1 }) };
};
