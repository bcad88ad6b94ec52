import type { Feature } from '../feature.ts';
import { add, openAddCoordinator, openCoordinators, remove } from './coordinators.ts';
import { openPolicy, savePolicy } from './policy.ts';
import { change, openProgramme, setUpProgramme } from './set-up.ts';
import { showTotals } from './totals.ts';

/** An organisation's mentoring programme: setting it up, its numbers, its coordinators. */
export const programme: Feature = {
  verbs: {
    'programme.open': openProgramme,
    'programme.setup': setUpProgramme,
    'programme.change': change,
    'programme.totals': showTotals,
    'policy.open': openPolicy,
    'policy.change': savePolicy,
    'coordinator.open': openCoordinators,
    'coordinator.add.open': openAddCoordinator,
    'coordinator.add': add,
    'coordinator.remove': remove,
  },
};
