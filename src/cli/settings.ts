import { resolve } from 'node:path'
import type { World } from '../operations/world.ts'
import type { DatabaseConfig } from '../store/engine/database.ts'
import { BadUsage } from './failure.ts'

/** How the program is to run; what `compose` builds from. */
export interface Settings {
  /** Holds the embedded database and the installation's key. */
  readonly dataFolder: string
  /** Any PostgreSQL from 15 on, instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Off behind a pooler that works by transaction. */
  readonly namedStatements: boolean
  readonly host: string
  readonly port: number
  readonly secret: string | undefined
  readonly logLevel: string
  readonly demo: boolean
  /** Requests a second that one credential may send; 0: any number. */
  readonly rate: number
  readonly metricsToken: string | undefined
  /** The address customers reach this installation at, without a slash at its end; where it listens, when it is not said. */
  readonly publicUrl: string | undefined
  /** The mail server; without one mails are kept in the outbox. */
  readonly mail: MailSettings | null
}

/** A mail server's smtp: or smtps: address, and the address mails go out from. */
export interface MailSettings {
  readonly url: string
  readonly from: string
}

/** An open database with the world around it. */
export interface Opened {
  readonly world: World
  close(): Promise<void>
}

/** A server that answers. `owner` is the path by which the first owner comes in; null once there is one, and in a demo. */
export interface Served {
  readonly url: string
  readonly owner: string | null
  stop(): Promise<void>
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Settings as the environment and the command line give them. Throws `BadUsage`. */
export function settingsFrom(
  env: Readonly<Record<string, string | undefined>>,
  given: { readonly port?: string; readonly host?: string; readonly demo?: boolean } = {},
): Settings {
  const logLevel = env['BILLHOOK_LOG'] ?? 'warn'
  if (!LOG_LEVELS.includes(logLevel))
    throw new BadUsage(`BILLHOOK_LOG is "${logLevel}"; it can be ${LOG_LEVELS.join(', ')}.`)
  const databaseUrl = env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL']
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new BadUsage('DATABASE_URL does not start with postgres://.')
  }
  return {
    dataFolder: resolve(env['BILLHOOK_DATA'] || './data'),
    databaseUrl,
    namedStatements: env['BILLHOOK_POOLED'] !== '1',
    host: given.host ?? env['HOST'] ?? '127.0.0.1',
    port: portOf(given.port ?? env['PORT'] ?? '3000'),
    secret: env['BILLHOOK_SECRET'],
    logLevel,
    demo: given.demo ?? false,
    rate: rateOf(env['BILLHOOK_RATE'] || '1000'),
    metricsToken: env['BILLHOOK_METRICS_TOKEN'] || undefined,
    publicUrl: publicUrlOf(env['BILLHOOK_PUBLIC_URL']),
    mail: mailOf(env['BILLHOOK_SMTP_URL'], env['BILLHOOK_MAIL_FROM']),
  }
}

/** Where the settings say the database is. */
export const databaseOf = (settings: Settings, log: (line: string) => void): DatabaseConfig => ({
  ...(settings.databaseUrl === undefined
    ? { kind: 'embedded', folder: settings.dataFolder }
    : { kind: 'url', url: settings.databaseUrl }),
  namedStatements: settings.namedStatements,
  log,
})

/** A port, from text. 0 takes any that is free. */
function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new BadUsage(`"${text}" is not a port; write a number from 0 to 65535.`)
}

function rateOf(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new BadUsage(
    `BILLHOOK_RATE is "${text}"; write how many requests a second one key may send, or 0 for any number.`,
  )
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (/^https?:\/\/[^\s?#]+$/.test(text)) return text.replace(/\/+$/, '')
  throw new BadUsage(
    `BILLHOOK_PUBLIC_URL is "${text}"; write the address customers reach, such as https://billing.example.com.`,
  )
}

function mailOf(url: string | undefined, from: string | undefined): MailSettings | null {
  if (!url) return null
  // It may hold a password, which is not repeated.
  if (!/^smtps?:\/\/./.test(url) || !URL.canParse(url))
    throw new BadUsage('BILLHOOK_SMTP_URL is not an address like smtps://user:password@mail.example.com.')
  if (!/^[^\s@<>",;]+@[^\s@<>",;]+$/.test(from ?? ''))
    throw new BadUsage(
      'BILLHOOK_MAIL_FROM is not the address mails go out from, such as billing@example.com.',
    )
  return { url, from: from! }
}
