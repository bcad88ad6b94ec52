import { setImmediate } from 'node:timers/promises';
import type { Timer } from '../../bot/chat/teams/paced.ts';

/** A timer whose time passes only while everybody waits for it. */
export class VirtualTimer implements Timer {
  #now = 0;
  #waiting: { at: number; go: () => void }[] = [];

  elapsed(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ at: this.#now + milliseconds, go: resolve });
    signal.addEventListener('abort', () => resolve(), { once: true });
    return promise;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Lets time pass until this is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    for (;;) {
      await setImmediate();
      if (isDone) return work;
      this.#waiting.sort((a, b) => a.at - b.at);
      const next = this.#waiting.shift();
      if (!next) throw new Error('nobody waits for the time to pass, and it is not done');
      this.#now = Math.max(this.#now, next.at);
      next.go();
    }
  }
}
