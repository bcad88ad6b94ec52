import { usualTimer } from '../../bot/chat/teams/timer.ts';
import { systemClock } from '../../bot/clock.ts';
import { storedConversations } from '../../bot/connect/teams.ts';
import type { Life } from '../outbox/deaths.ts';
import { liveAndDie } from '../outbox/dying.ts';
import { chatAt } from '../setup/teams/chat.ts';
import type { State } from '../setup/teams/state.ts';

// A process in front of a Teams on loopback.
const { standIn, ...life }: Life & { standIn: Pick<State, 'appId' | 'tenant' | 'url'> } = JSON.parse(process.argv[2]!);
await liveAndDie(life, (store) => chatAt(standIn, storedConversations(store, systemClock), usualTimer));
