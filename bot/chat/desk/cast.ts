import type { Zone } from '../../../shared/time.ts';
import type { Cast, DeskPerson } from './places.ts';

export const demoZone = 'Europe/London' as Zone;

const person = (user: string, name: string, part: DeskPerson['part'], zone: string): DeskPerson => ({
  user,
  name,
  part,
  zone,
  language: 'en-GB',
  admin: part === 'coordinator',
  seated: part !== 'colleague',
});

/** The people of the demo, all made up. */
export const demoCast: Cast = {
  people: [
    person('asha', 'Asha Nair', 'mentee', 'Asia/Kolkata'),
    person('idris', 'Idris Vaughan', 'mentor', 'Europe/London'),
    person('morwenna', 'Morwenna Pascoe', 'coordinator', 'Europe/London'),
    person('bethan', 'Bethan Rees', 'colleague', 'Europe/London'),
    person('joseph', 'Joseph Okafor', 'colleague', 'Europe/London'),
  ],
  channels: [{ channel: 'rowan-valley', label: '#rowan-valley', keeper: 'morwenna' }],
};
