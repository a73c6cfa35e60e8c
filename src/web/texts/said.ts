import i18next from 'i18next'
import type { OwnEntryKind } from '../../contract/entry-kind.ts'
import type { FieldError, Problem } from '../../contract/problem.ts'
import type { CheckPoint } from '../../contract/source-connection.ts'
import type { WorkRow } from '../../contract/work.ts'
import type { Action, Word } from '../../contract/word.ts'

/**
 * What the server says by a code, in a language that is not English. English has no such catalog: there the server's own
 * words stand, with each business's spelling of them (rule 15). A code that lacks a text does not compile.
 */
export interface Said {
  readonly words: Readonly<Record<Word['word'], string>>
  readonly verbs: Readonly<Record<Action['verb'], string>>
  readonly whys: Readonly<Record<NonNullable<Action['whyCode']>, string>>
  readonly entries: Readonly<Record<OwnEntryKind, string>>
  /** An entry that undoes one of another kind: `{{kind}}`. */
  readonly undoing: string
  readonly profiles: Readonly<Record<string, string>>
  /** By code and the name an account is made with: one that was renamed is called what it is called. */
  readonly accounts: Readonly<Record<string, string>>
  /** What was refused, in a sentence that is true of every refusal of the code. */
  readonly problems: Readonly<Record<string, string>>
  /** What to do about it, in a sentence that is true of every refusal of the code. */
  readonly remedies: Readonly<Record<string, string>>
  /** What mends a point of a source's check. */
  readonly checks: Readonly<Record<CheckPoint['point'], string>>
  /** What the audit trail calls what it shows, part by part: `profile`, `defaultTax`. */
  readonly fields: Readonly<Record<string, string>>
  /** Every sentence that is kept, by its code. */
  readonly sentences: Readonly<Record<string, string>>
  /** What was done, as the audit trail calls it; what is done to a document by `verbs`. */
  readonly acts: Readonly<Record<string, string>>
  /** Values of fields that have codes for them. */
  readonly values: Readonly<Record<string, string>>
}

type Room = { [K in keyof Said]: Said[K] extends string ? never : K }[keyof Said]

export const SAID = 'said'

const catalog = () => i18next.getResourceBundle(i18next.language, SAID) as Said | undefined

/** What the server says by a code, in the language of the interface; `english` is what it says itself. */
const said = (room: Room, code: string, english: string): string => {
  const texts: Readonly<Record<string, string>> | undefined = catalog()?.[room]
  return texts?.[code] ?? english
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const spaced = (code: string): string => code.replaceAll('_', ' ')

/** A sentence with places for what is put in; undefined where English stands. */
export const sentenceText = (code: string): string | undefined => catalog()?.sentences[code]

/** A word within a sentence: a role, a method, a field; undefined where there is none. */
export function termText(code: string): string | undefined {
  const texts = catalog()
  return texts && (texts.values[code] ?? texts.fields[code])
}

/** What was done, as the audit trail calls it. */
export const actText = (verb: string): string =>
  capital(said('verbs', verb, '') || said('acts', verb, spaced(verb)))

/** A document's word. */
export const wordText = ({ word, label }: Pick<Word, 'word' | 'label'>): string =>
  capital(said('words', word, label))

/** An action with its name, and why it cannot be done, in the language of the interface. */
export const spokenAction = (action: Action): Action => ({
  ...action,
  label: said('verbs', action.verb, action.label),
  why: action.whyCode === null ? null : said('whys', action.whyCode, action.why ?? ''),
})

/** What was refused, in the language of the interface; null where only the server's own sentence says it. */
export function problemText({ code, values }: Pick<Problem, 'code' | 'values'>): string | null {
  const why = values?.['whyCode']
  return (typeof why === 'string' && said('whys', why, '')) || said('problems', code, '') || null
}

/** The verbs that are possible now instead of what was refused; null where it does not say, or none is. */
export function possibleActs({ values }: Pick<Problem, 'values'>): readonly string[] | null {
  const allowed = values?.['allowed']
  return Array.isArray(allowed) && allowed.length > 0 ? allowed.map(String) : null
}

/** What to do about a refusal that has a remedy, in the language of the interface; null where only the server says it. */
export const remedyText = ({ code, remedy }: Pick<Problem | FieldError, 'code' | 'remedy'>): string | null =>
  (remedy && said('remedies', code, '')) || null

/** What mends a point of a source's check; null where nothing has to be mended. */
export const checkRemedyText = ({ point, remedy }: CheckPoint): string | null =>
  remedy && said('checks', point, remedy)

/** A kind of journal entry. */
export function entryKindText(kind: string): string {
  const undone = kind.replace(/_reversal$/, '')
  const text = said('entries', undone, spaced(undone))
  if (undone === kind) return text
  return (catalog()?.undoing ?? '{{kind}} reversal').replace('{{kind}}', text)
}

/** How a business bills, by the profile it started with. */
export const profileText = ({ code, name }: { readonly code: string; readonly name: string }): string =>
  said('profiles', code, name)

/** What an account is called. */
export const accountText = (code: string, name: string): string => said('accounts', `${code} ${name}`, name)

/** An account in a list to choose from. */
export const accountChoice = ({ code, name }: { readonly code: string; readonly name: string }): string =>
  `${code} ${accountText(code, name)}`

/** How the server calls work that was told of without a title; a trip is called by its route. */
const UNTITLED = {
  order: 'Order {{reference}}',
  service_order: 'Service order {{reference}}',
  booking: 'Booking {{reference}}',
  sale: 'Storefront sale',
} as const

/** A piece of work: by its own title, or by its kind and reference where it has none. */
export function workText({ kind, reference, title }: Pick<WorkRow, 'kind' | 'reference' | 'title'>): string {
  if (kind === 'trip' || title !== UNTITLED[kind].replace('{{reference}}', reference)) return title
  return (sentenceText(`${kind}_untitled`) ?? title).replace('{{reference}}', reference)
}

/** What the audit trail shows: "profile.defaultTax" as profile, default tax. */
export const fieldText = (name: string): string =>
  name
    .split('.')
    .map((part) =>
      said(
        'fields',
        part,
        part.replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`),
      ),
    )
    .join(', ')

/** A place in what was sent, by its RFC 6901 pointer, for people: "/lines/0/unitPrice" as Line 1, unit price. */
export const placeText = (pointer: string): string =>
  capital(
    pointer
      .split('/')
      .slice(1)
      .map((part, at, parts) => {
        const isOfList = /^\d+$/.test(parts[at + 1] ?? '')
        return /^\d+$/.test(part) ? ` ${Number(part) + 1}` : `, ${fieldText(isOfList ? oneOf(part) : part)}`
      })
      .join('')
      .slice(2),
  )

/** One of several, as they are called: `lines` as line. */
const oneOf = (name: string): string => ONE_OF[name] ?? name
const ONE_OF: Readonly<Record<string, string>> = {
  lines: 'line',
  rates: 'rate',
  documents: 'document',
  allocations: 'allocation',
}

/** Fields whose values are codes; what people wrote into another is shown as they wrote it. */
const CODED = new Set([
  'stage',
  'type',
  'role',
  'order',
  'service_order',
  'trip',
  'booking',
  'worksPerInvoice',
  'taxRounding',
  'creditUse',
  'clearingMethods',
  'every',
  'first',
])

/** A value of such a field, where it is a code. */
export const fieldValueText = (name: string, value: string): string =>
  CODED.has(name.replace(/^.*\./, '')) || value === 'true' || value === 'false'
    ? said('values', value, value)
    : value
