import express from 'express';
import { afterEach, expect, test, vi } from 'vitest';
import { connectTeams } from '../../bot/chat/teams/connect.ts';
import { createLog } from '../../bot/log.ts';
import type { Instant } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { activity, conversationsOf, ScriptedSeam } from '../setup/scripted-seam.ts';

afterEach(() => void vi.useRealTimers());

test('an answer that Teams does not take keeps nobody waiting who stops Cairn', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const seam = new ScriptedSeam();
  const sending = Promise.withResolvers<void>();
  seam.continue = () => {
    const send = () => {
      sending.resolve();
      return new Promise<never>(() => {});
    };
    return { send, update: async () => {}, remove: async () => {} };
  };
  const teams = connectTeams({
    app: express(),
    seam,
    door: { handle: async () => ({ answer: 'refused', why: 'Not now.', fields: {} }) },
    onProfile: async () => {},
    conversations: conversationsOf(),
    files: { keep: async () => ({ secret: '', days: 7 }), find: async () => null },
    greets: async () => false,
    onGone: async () => {},
    onBack: async () => {},
    url: null,
    admins: [],
    log: createLog('silent'),
    clock: { now: () => '2026-11-24T09:00:00.000Z' as Instant },
    words: wordsFor('en-GB'),
  });
  expect(await seam.handle(activity({ text: 'help' }))).toEqual({ status: 200 });
  await sending.promise;
  let isStopped = false;
  const stopping = teams.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(2_900);
  expect(isStopped).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  await stopping;
  expect(isStopped).toBe(true);
});
