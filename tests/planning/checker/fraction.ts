/**
 * An exact number as numerator over denominator: no rounding anywhere but where it is asked for.
 * Slow on purpose, and without a line in common with the product's decimals.
 */
export class Fraction {
  readonly over: bigint;
  readonly under: bigint;

  constructor(over: bigint, under: bigint) {
    if (under === 0n) throw new RangeError('a fraction over nothing');
    const sign = under < 0n ? -1n : 1n;
    const shared = greatestDivisor(over < 0n ? -over : over, under * sign);
    this.over = (over * sign) / shared;
    this.under = (under * sign) / shared;
  }

  plus(other: Fraction): Fraction {
    if (other.over === 0n) return this;
    return new Fraction(
      this.over * other.under + other.over * this.under,
      this.under * other.under,
    );
  }

  minus(other: Fraction): Fraction {
    if (other.over === 0n) return this;
    return this.plus(new Fraction(-other.over, other.under));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.over * other.over, this.under * other.under);
  }

  by(other: Fraction): Fraction {
    return new Fraction(this.over * other.under, this.under * other.over);
  }

  /** Negative, zero or positive, as this is below, equal to or above the other. */
  against(other: Fraction): bigint {
    return this.over * other.under - other.over * this.under;
  }

  isAbove(other: Fraction): boolean {
    return this.against(other) > 0n;
  }

  isZero(): boolean {
    return this.over === 0n;
  }

  /** The whole number that is not below this one. */
  up(): bigint {
    return -this.down(-this.over);
  }

  /** The whole number that is not above this one. */
  down(over: bigint = this.over): bigint {
    const whole = over / this.under;
    return over < 0n && whole * this.under !== over ? whole - 1n : whole;
  }

  /** Rounded up to so many decimal places. */
  upTo(places: number): Fraction {
    const scale = 10n ** BigInt(places);
    return new Fraction(this.times(new Fraction(scale, 1n)).up(), scale);
  }

  /** Rounded down, towards minus infinity, to so many decimal places. */
  downTo(places: number): Fraction {
    const scale = 10n ** BigInt(places);
    return new Fraction(this.times(new Fraction(scale, 1n)).down(), scale);
  }

  /** Canonical decimal text; a fraction that does not end is named as such, never rounded. */
  toString(): string {
    let places = 0;
    while (places < 120 && (this.over * 10n ** BigInt(places)) % this.under !== 0n) places += 1;
    if (places === 120) return `${this.over}/${this.under}`;
    const digits = (this.over * 10n ** BigInt(places)) / this.under;
    const sign = digits < 0n ? '-' : '';
    const padded = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
    const whole = padded.slice(0, padded.length - places);
    return places === 0 ? sign + whole : `${sign}${whole}.${padded.slice(-places)}`;
  }
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

export const ZERO = new Fraction(0n, 1n);

export function fraction(text: string): Fraction {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (found === null) throw new RangeError(`not a decimal: ${text}`);
  const [, sign, whole, decimals = ''] = found;
  return new Fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

export function larger(a: Fraction, b: Fraction): Fraction {
  return a.isAbove(b) ? a : b;
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return a.isAbove(b) ? b : a;
}
