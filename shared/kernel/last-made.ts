interface Made {
  of: readonly unknown[];
  value: unknown;
}

/** Keeps what was made last under each name: of the very same it is not made again. */
export class LastMade {
  readonly #made = new Map<string, Made>();

  /** Nobody may change what it answers. */
  as<T>(name: string, of: readonly unknown[], make: () => T): T {
    const known = this.#made.get(name);
    if (known?.of.every((one, at) => one === of[at])) return known.value as T;
    // Where one fits, two might not.
    this.#made.delete(name);
    const value = make();
    this.#made.set(name, { of, value });
    return value;
  }

  forget(): void {
    this.#made.clear();
  }
}
