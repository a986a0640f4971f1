import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. We keep only the hash, so that whoever reads our tables can sign in nowhere. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
