import { account } from './account/feature.ts';
import { contact } from './contact/feature.ts';
import { conversation } from './conversation/feature.ts';
import { device } from './device/feature.ts';
import type { Feature } from './feature.ts';
import { feed } from './feed/feature.ts';
import { help } from './help/feature.ts';
import { home } from './home/feature.ts';
import { log } from './log/feature.ts';
import { logAccess } from './log-access/feature.ts';
import { meeting } from './meeting/feature.ts';
import { nudges } from './nudges/feature.ts';
import { pair } from './pair/feature.ts';
import { person } from './person/feature.ts';
import { plan } from './plan/feature.ts';
import { programme } from './programme/feature.ts';
import { summary } from './summary/feature.ts';
import { talk } from './talk/feature.ts';

/** What Cairn can do; the folders beside this file are the same list. */
export const features: readonly Feature[] = [
  account,
  contact,
  conversation,
  device,
  feed,
  help,
  home,
  log,
  logAccess,
  meeting,
  nudges,
  pair,
  person,
  plan,
  programme,
  summary,
  talk,
];
