import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type { Database } from '../../store/engine/database.ts'
import { peopleTables } from '../../store/people.ts'

const THIRTY_DAYS_S = 30 * 24 * 60 * 60

/**
 * better-auth over our tables (migration 0040). It is called from here and hangs no doors of its own: cookies, limits
 * and refusals are ours. A session ends after thirty days, used or not.
 */
export const library = (db: Database, secret: string, newId: () => string) =>
  betterAuth({
    appName: 'Billhook',
    // Only links in mails would bear it, and it sends none.
    baseURL: 'http://billhook.invalid',
    secret,
    database: peopleTables(db),
    user: { modelName: 'person' },
    account: { modelName: 'credential' },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: THIRTY_DAYS_S, disableSessionRefresh: true },
    advanced: { database: { generateId: newId }, ipAddress: { ipAddressHeaders: ['x-forwarded-for'] } },
    plugins: [twoFactor({ issuer: 'Billhook', twoFactorTable: 'second_factor' })],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })

export type Library = ReturnType<typeof library>
