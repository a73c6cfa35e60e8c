import { isIP } from 'node:net'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Database } from '../../store/engine/database.ts'
import { peopleTables } from '../../store/people.ts'

const THIRTY_DAYS_S = 30 * 24 * 60 * 60

/**
 * better-auth over our tables (migrations 0040 and 0051). It is called from here and hangs no doors of its own: cookies, limits
 * and refusals are ours. A session ends after thirty days, used or not. Passkeys hold at `publicUrl`.
 */
export const library = (db: Database, secret: string, newId: () => string, publicUrl: string) =>
  betterAuth({
    appName: 'Billhook',
    // Only links in mails would bear it, and it sends none.
    baseURL: 'http://billhook.invalid',
    secret,
    database: peopleTables(db),
    user: { modelName: 'person' },
    account: { modelName: 'credential' },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    // However old a session is: what is delicate asks for the password.
    session: { expiresIn: THIRTY_DAYS_S, disableSessionRefresh: true, freshAge: 0 },
    advanced: { database: { generateId: newId }, ipAddress: { ipAddressHeaders: ['x-forwarded-for'] } },
    plugins: [twoFactor({ issuer: 'Billhook', twoFactorTable: 'second_factor' }), passkeysAt(publicUrl)],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })

/** A passkey stands for both factors, so that its authenticator must have made sure whose it is, each time. */
function passkeysAt(publicUrl: string) {
  const url = new URL(publicUrl)
  // No passkey is made for a number; this machine has a name of its own.
  if (isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 0) url.hostname = 'localhost'
  return passkey({
    rpID: url.hostname,
    rpName: 'Billhook',
    origin: url.origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => {
        if (!verification.registrationInfo?.userVerified) throw new APIError('BAD_REQUEST')
      },
    },
    authentication: {
      afterVerification: ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED')
      },
    },
    advanced: { webAuthnChallengeCookie: 'passkey' },
  })
}

export type Library = ReturnType<typeof library>
