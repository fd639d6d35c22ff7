const FIRST = 0x9e3779b1;
const SECOND = 0x85ebca6b;
const HIGH = 2 ** 32;
const LOW_BITS = 0x1f_ffff;

/**
 * 53 bits that tell one sequence of texts and numbers from another. It is no secret and no proof:
 * two that differ are taken for the same once in 2^53.
 */
export class Digest {
  #a = 0xdeadbeef | 0;
  #b = 0x41c6ce57 | 0;

  number(value: number): this {
    this.#add(value | 0);
    this.#add(Math.floor(value / HIGH) | 0);
    return this;
  }

  text(value: string): this {
    for (let at = 0; at < value.length; at += 1) this.#add(value.charCodeAt(at));
    this.#add(value.length);
    return this;
  }

  value(): number {
    let a = Math.imul(this.#a ^ (this.#a >>> 16), SECOND);
    a ^= Math.imul(this.#b ^ (this.#b >>> 13), FIRST);
    let b = Math.imul(this.#b ^ (this.#b >>> 16), SECOND);
    b ^= Math.imul(a ^ (a >>> 13), FIRST);
    return (b & LOW_BITS) * HIGH + (a >>> 0);
  }

  #add(part: number): void {
    this.#a = Math.imul(this.#a ^ part, FIRST);
    this.#a ^= this.#a >>> 15;
    this.#b = Math.imul(this.#b ^ part, SECOND);
    this.#b ^= this.#b >>> 13;
  }
}
