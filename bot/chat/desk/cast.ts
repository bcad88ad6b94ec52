import type { Zone } from '../../../shared/time.ts';
import type { Cast, DeskPerson } from './places.ts';

export const demoZone = 'Europe/London' as Zone;

const person = (user: string, name: string, part: DeskPerson['part'], zone = 'Europe/London'): DeskPerson => ({
  user,
  name,
  part,
  zone,
  language: 'en-GB',
  admin: part === 'coordinator',
  seat: part === 'colleague' ? 'free' : 'taken',
});
const elsewhere = (user: string, name: string): DeskPerson => ({ ...person(user, name, 'colleague'), seat: 'none' });

/** The people of the demo, all made up. */
export const demoCast: Cast = {
  people: [
    person('asha', 'Asha Nair', 'mentee', 'Asia/Kolkata'),
    person('idris', 'Idris Vaughan', 'mentor'),
    person('morwenna', 'Morwenna Pascoe', 'coordinator'),
    person('bethan', 'Bethan Rees', 'colleague'),
    person('joseph', 'Joseph Okafor', 'colleague'),
    // A channel is told no numbers of fewer than five pairs.
    elsewhere('elowen', 'Elowen Trevena'),
    elsewhere('gareth', 'Gareth Pryce'),
    elsewhere('carys', 'Carys Lloyd'),
    elsewhere('jory', 'Jory Penhale'),
    elsewhere('kerensa', 'Kerensa Bray'),
    elsewhere('tomos', 'Tomos Hughes'),
  ],
  channels: [{ channel: 'rowan-valley', label: '#rowan-valley', keeper: 'morwenna' }],
};
