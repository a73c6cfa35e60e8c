import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The secret at the end of a webhook's address: 256 random bits. Only its hash is kept. */
export const newPathSecret = (): string => randomBytes(32).toString('base64url')

export const pathHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Takes as long for a right secret as for a wrong one. */
export const opensPath = (secret: string, hash: Buffer): boolean => timingSafeEqual(pathHash(secret), hash)
