/** Steps of many clients, between which one can look while nobody has a step under way. */
export interface Steps {
  /** Waits while somebody looks. What follows it at once, up to the next wait, belongs to it. */
  step<T>(work: () => Promise<T>): Promise<T>;
  /** Waits until nobody is in a step, and keeps all from beginning one until it has looked. */
  between(look: () => Promise<void>): Promise<void>;
}

export function createSteps(): Steps {
  let under = 0;
  let looking: Promise<void> | undefined;
  let whenNone = (): void => undefined;
  return {
    async step(work) {
      while (looking) await looking;
      under += 1;
      try {
        return await work();
      } finally {
        under -= 1;
        if (under === 0) whenNone();
      }
    },
    async between(look) {
      while (looking) await looking;
      let open = (): void => undefined;
      looking = new Promise((resolve) => {
        open = resolve;
      });
      try {
        while (under > 0) {
          await new Promise<void>((resolve) => {
            whenNone = resolve;
          });
          // Whoever's step has just ended writes down first what it has heard.
          await new Promise((resolve) => setImmediate(resolve));
        }
        await look();
      } finally {
        looking = undefined;
        open();
      }
    },
  };
}
