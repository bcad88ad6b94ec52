import type { Feature } from '../feature.ts';
import { pairedDrawer } from './cards.ts';
import { list, open, revoke } from './devices.ts';

/** The side panels that somebody paired, and the code to pair another. */
export const device: Feature = {
  verbs: { 'device.open': open, 'device.list': list, 'device.revoke': revoke },
  personalDrawers: { 'panel-paired': pairedDrawer },
};
