import type { MovableClock } from '../../bot/chat/desk/movable-clock.ts';
import type { Instant } from '../../shared/time.ts';

/** A clock that stands still until a test moves it. */
export class TestClock implements MovableClock {
  #now: Instant;
  readonly #calls = new Set<() => void>();

  constructor(now: string) {
    this.#now = new Date(now).toISOString() as Instant;
  }

  now(): Instant {
    return this.#now;
  }

  set(now: string): void {
    this.#now = new Date(now).toISOString() as Instant;
    for (const call of this.#calls) call();
  }

  onMoved(call: () => void): () => void {
    this.#calls.add(call);
    return () => this.#calls.delete(call);
  }

  async moveTo(at: Instant): Promise<'moved' | 'backwards'> {
    if (at < this.#now) return 'backwards';
    this.set(at);
    return 'moved';
  }

  ahead(): number {
    return Date.parse(this.#now) - Date.now();
  }
}
