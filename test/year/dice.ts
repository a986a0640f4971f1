import { createHash } from 'node:crypto'

/** A die that falls the same way for the same name: 0 to 1. */
export const roll = (seed: number, name: string): number =>
  createHash('md5').update(`${seed} ${name}`).digest().readUInt32LE() / 2 ** 32
