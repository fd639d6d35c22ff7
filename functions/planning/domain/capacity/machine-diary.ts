import type { ShiftClock, Span } from './shift-clock.ts';

/** When one machine is busy, in order of time, never twice at once. */
export class MachineDiary {
  readonly #busy: Span[] = [];

  book(span: Span): void {
    this.#busy.splice(this.#firstEndingAfter(span.start), 0, span);
  }

  /** The first time from a moment on at which so many minutes fit in between. */
  firstFit(clock: ShiftClock, from: number, minutes: number): Span {
    let candidate = clock.forward(from, minutes);
    for (let at = this.#firstEndingAfter(candidate.start); at < this.#busy.length; at += 1) {
      const { start, end } = this.#busy[at] as Span;
      if (candidate.end <= start) break;
      if (end > candidate.start) candidate = clock.forward(end, minutes);
    }
    return candidate;
  }

  /** The last time before a moment at which so many minutes fit in between. */
  lastFit(clock: ShiftClock, until: number, minutes: number): Span {
    let candidate = clock.backward(until, minutes);
    for (let at = this.#firstEndingAfter(candidate.end); at >= 0; at -= 1) {
      const other = this.#busy[at];
      if (!other || other.start >= candidate.end) continue;
      if (other.end <= candidate.start) break;
      candidate = clock.backward(other.start, minutes);
    }
    return candidate;
  }

  /** Whatever is booked within a span. */
  within({ start, end }: Span): Span[] {
    return this.#busy.filter((one) => one.start < end && one.end > start);
  }

  /** Bookings do not overlap, so their ends ascend as their starts do. */
  #firstEndingAfter(moment: number): number {
    let low = 0;
    let high = this.#busy.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#busy[middle] as Span).end <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
