import { Id, Moment } from './scalars.ts'
import { Role } from './role.ts'
import { Email, lineUpTo, Name } from './text.ts'
import { z } from './z.ts'

/** Somebody who signs in. */
export const Person = z
  .object({
    id: Id,
    name: z.string().openapi({ example: 'Olivia Hale' }),
    email: z.string().openapi({ example: 'olivia@northside.example' }),
    hasSecondFactor: z.boolean().openapi({ description: 'Whether a code is asked for too', example: false }),
  })
  .openapi('Person')
export type Person = z.infer<typeof Person>

/** A password to have from now on. */
const NewPassword = z
  .string()
  .min(10)
  .max(128)
  .openapi({ description: '10 to 128 characters', example: 'correct horse battery' })
/** A password there is. */
const Password = z.string().min(1).max(128).openapi({ example: 'correct horse battery' })
const Code = z
  .string()
  .min(1)
  .max(40)
  .openapi({ description: 'Six digits of the authenticator, or a recovery code', example: '123456' })
const Token = lineUpTo(300).min(1).openapi({ description: 'The end of the link, after the #' })

export const SignIn = z
  .strictObject({ email: Email, password: Password, code: Code.optional() })
  .openapi('SignIn')

export const DemoEntry = z.strictObject({ role: Role }).openapi('DemoEntry')

/** The name says that somebody is new; without one, the password is of the person there is. */
export const OwnerNew = z
  .strictObject({
    token: Token,
    name: Name.optional().openapi({ description: 'Of somebody new here', example: 'Olivia Hale' }),
    email: Email,
    password: NewPassword,
    code: Code.optional(),
  })
  .openapi('OwnerNew')

export const OwnerLink = z
  .object({
    path: z.string().openapi({ example: '/owner#0199d6c27d1e7a608f0e2b1c9a4d5e6f_…' }),
    expiresAt: Moment.nullable(),
  })
  .openapi('OwnerLink')

export const Done = z.object({ done: z.literal(true) }).openapi('Done')

export const PasswordChange = z
  .strictObject({ current: Password, next: NewPassword })
  .openapi('PasswordChange')

/** A place where the person is signed in. */
const OpenSession = z
  .object({
    id: Id,
    since: Moment,
    until: Moment,
    address: z.string().nullable().openapi({ description: 'Of the network', example: '192.0.2.7' }),
    agent: z.string().nullable().openapi({ description: 'What the browser calls itself', example: null }),
    isThis: z.boolean().openapi({ description: 'The one that asks', example: true }),
  })
  .openapi('OpenSession')
export type OpenSession = z.infer<typeof OpenSession>
export const OpenSessions = z.object({ items: z.array(OpenSession) }).openapi('OpenSessions')

export const PasswordShown = z.strictObject({ password: Password }).openapi('PasswordShown')
export const CodeShown = z.strictObject({ code: Code }).openapi('CodeShown')

/** What an authenticator is set up with; shown once. */
export const SecondFactor = z
  .object({
    uri: z.string().openapi({ example: 'otpauth://totp/Billhook:olivia%40northside.example?secret=…' }),
    recoveryCodes: z.array(z.string()).openapi({ example: ['k3T9x-Qw2Lp'] }),
  })
  .openapi('SecondFactor')
export type SecondFactor = z.infer<typeof SecondFactor>

const PasskeyName = lineUpTo(60).trim().min(1).openapi({ example: 'Laptop of Olivia' })

export const Passkey = z
  .object({ id: Id, name: z.string().openapi({ example: 'Laptop of Olivia' }), since: Moment })
  .openapi('Passkey')
export type Passkey = z.infer<typeof Passkey>
export const Passkeys = z.object({ items: z.array(Passkey) }).openapi('Passkeys')

/** The text that brings an authenticator's answer to its question. */
const CeremonyText = z
  .string()
  .regex(/^[\w.%-]{1,300}$/)
  .openapi({ description: 'As it was told with the options', example: 'q5Zk' })

/** What an authenticator is to be asked. */
export const PasskeyCeremony = z
  .object({
    options: z.record(z.string(), z.unknown()).openapi({
      description:
        'As PublicKeyCredential.parseCreationOptionsFromJSON or parseRequestOptionsFromJSON reads it',
      example: { challenge: 'aWZ…', rp: { id: 'billing.northside.example', name: 'Billhook' } },
    }),
    ceremony: z.string().openapi({
      description: 'To be sent along with the answer: good once, for five minutes',
      example: 'q5Zk',
    }),
  })
  .openapi('PasskeyCeremony')
export type PasskeyCeremony = z.infer<typeof PasskeyCeremony>

const Base64Url = z.string().regex(/^[\w-]{1,20000}$/)
/** What an authenticator answered: a credential's toJSON(). */
export const PasskeyResponse = z
  .looseObject({
    id: Base64Url,
    rawId: Base64Url,
    type: z.literal('public-key'),
    response: z.looseObject({ clientDataJSON: Base64Url }),
    clientExtensionResults: z.record(z.string(), z.unknown()),
  })
  .openapi({ description: 'A PublicKeyCredential as its toJSON() gives it' })
export type PasskeyResponse = z.infer<typeof PasskeyResponse>

export const PasskeyShown = z
  .strictObject({ ceremony: CeremonyText, response: PasskeyResponse })
  .openapi('PasskeyShown')
export const PasskeyNew = z
  .strictObject({ ceremony: CeremonyText, name: PasskeyName, response: PasskeyResponse })
  .openapi('PasskeyNew')

export const InvitationToken = z.strictObject({ token: Token }).openapi('InvitationToken')

/** Who accepts: somebody new (a name and a password to have), a person there is (their password), or who is signed in. */
export const InvitationAcceptance = z
  .strictObject({
    token: Token,
    name: Name.optional().openapi({ description: 'Of somebody new here', example: 'Sam Okafor' }),
    password: NewPassword.optional(),
    code: Code.optional(),
  })
  .openapi('InvitationAcceptance')
