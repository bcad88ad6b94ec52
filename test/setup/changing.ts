/** Something that changes bit by bit, for whoever waits until a thing is true of it. */
export class Changing {
  readonly #waiting = new Set<() => void>();

  /** Called after anything a person could see has changed. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves once it is true, looking after each change; rejects when it has not come true in time. */
  until(what: string, isTrue: () => boolean, within = 10_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = () => {
        if (!isTrue()) return;
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`waited ${within} ms in vain for ${what}`));
      }, within);
      this.#waiting.add(look);
      look();
    });
  }
}
