import { type CalendarDate, addDays, addMonths, endOfMonth } from '../../kernel/date.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { unreachable } from '../../kernel/assert.ts'

/** When an invoice is due, counted from its date (rule 17). */
export type Terms =
  | { kind: 'receipt' }
  | { kind: 'net'; days: number }
  | { kind: 'endOfMonth' }
  /** That many days, then on to the end of the month reached. */
  | { kind: 'daysThenEndOfMonth'; days: number }
  /** To the end of the invoice's month, then that many days. */
  | { kind: 'endOfMonthThenDays'; days: number }
  /** On that day of the month `monthsLater` after the invoice's. */
  | { kind: 'dayOfMonth'; day: number; monthsLater: number }
  | { kind: 'months'; months: number }

const MOST_DAYS = 999
const MOST_MONTHS = 120

/** The grammar: each form with its whole numbers, lower case, single spaces. */
const FORMS: readonly (readonly [form: RegExp, terms: (a: number, b: number) => Terms])[] = [
  [/^(?:due )?(?:on |upon )?receipt$/, () => ({ kind: 'receipt' })],
  [/^net ?(\d+)(?: days?)?$/, (days) => ({ kind: 'net', days })],
  [/^(\d+) days?$/, (days) => ({ kind: 'net', days })],
  [/^(?:eom|end of month)$/, () => ({ kind: 'endOfMonth' })],
  [/^(\d+) days? (?:eom|end of month)$/, (days) => ({ kind: 'daysThenEndOfMonth', days })],
  [/^(?:eom|end of month) (\d+) days?$/, (days) => ({ kind: 'endOfMonthThenDays', days })],
  [/^day (\d+)(?: ?\+ ?(\d+))?$/, (day, monthsLater) => ({ kind: 'dayOfMonth', day, monthsLater })],
  [/^(\d+) months?$/, (months) => ({ kind: 'months', months })],
]

/**
 * Reads payment terms: "receipt", "net 30", "eom", "45 days eom", "eom 45 days", "day 15", "day 15 +1",
 * "2 months". Case and extra spaces do not matter; "30 days" is "net 30", "end of month" is "eom".
 */
export function parseTerms(text: string): Terms | Refusal {
  const plain = text.length > 60 ? '' : text.trim().toLowerCase().replace(/\s+/g, ' ')
  for (const [form, termsOf] of FORMS) {
    const match = form.exec(plain)
    if (match === null) continue
    const terms = termsOf(Number(match[1] ?? 0), Number(match[2] ?? 0))
    return isPossible(terms)
      ? terms
      : refuseTerms(text, 'These payment terms have a number that is out of range.')
  }
  return refuseTerms(text, 'These payment terms are not understood.')
}

function isPossible(terms: Terms): boolean {
  if ('days' in terms) return terms.days <= MOST_DAYS
  if (terms.kind === 'months') return terms.months >= 1 && terms.months <= MOST_MONTHS
  if (terms.kind === 'dayOfMonth') {
    return terms.day >= 1 && terms.day <= 31 && terms.monthsLater <= MOST_MONTHS
  }
  return true
}

function refuseTerms(text: string, message: string): Refusal {
  return refuse('terms_not_understood', 17, message, {
    remedy:
      'Write one of: receipt, net 30, eom, 45 days eom, eom 45 days, day 15, day 15 +1, 2 months ' +
      `(at most ${MOST_DAYS} days or ${MOST_MONTHS} months).`,
    values: { given: text.slice(0, 60) },
  })
}

/** The canonical text, which `parseTerms` reads back to the same terms. */
export function formatTerms(terms: Terms): string {
  switch (terms.kind) {
    case 'receipt':
      return 'receipt'
    case 'net':
      return `net ${terms.days}`
    case 'endOfMonth':
      return 'eom'
    case 'daysThenEndOfMonth':
      return `${counted(terms.days, 'day')} eom`
    case 'endOfMonthThenDays':
      return `eom ${counted(terms.days, 'day')}`
    case 'dayOfMonth':
      return `day ${terms.day}${terms.monthsLater === 0 ? '' : ` +${terms.monthsLater}`}`
    case 'months':
      return counted(terms.months, 'month')
    default:
      return unreachable(terms)
  }
}

/** The last day to pay an invoice of that date; never before it (rule 17). */
export function dueDate(issuedOn: CalendarDate, terms: Terms): CalendarDate {
  switch (terms.kind) {
    case 'receipt':
      return issuedOn
    case 'net':
      return addDays(issuedOn, terms.days)
    case 'endOfMonth':
      return endOfMonth(issuedOn)
    case 'daysThenEndOfMonth':
      return endOfMonth(addDays(issuedOn, terms.days))
    case 'endOfMonthThenDays':
      return addDays(endOfMonth(issuedOn), terms.days)
    case 'dayOfMonth':
      return dayOfMonth(issuedOn, terms.day, terms.monthsLater)
    case 'months':
      return addMonths(issuedOn, terms.months)
    default:
      return unreachable(terms)
  }
}

/** A day the month does not have is its last day; a day already gone by this month is the next month's. */
function dayOfMonth(issuedOn: CalendarDate, day: number, monthsLater: number): CalendarDate {
  const end = endOfMonth(addMonths(`${issuedOn.slice(0, 8)}01`, monthsLater))
  const due = Number(end.slice(8)) <= day ? end : `${end.slice(0, 8)}${String(day).padStart(2, '0')}`
  return due < issuedOn ? dayOfMonth(issuedOn, day, monthsLater + 1) : due
}

/** The terms as a sentence for people: "Due 30 days after the invoice date". */
export function describeTerms(terms: Terms): string {
  switch (terms.kind) {
    case 'receipt':
      return 'Due on receipt'
    case 'net':
      return `Due ${counted(terms.days, 'day')} after the invoice date`
    case 'endOfMonth':
      return 'Due at the end of the month'
    case 'daysThenEndOfMonth':
      return `Due at the end of the month, ${counted(terms.days, 'day')} after the invoice date`
    case 'endOfMonthThenDays':
      return `Due ${counted(terms.days, 'day')} after the end of the month`
    case 'dayOfMonth':
      return `Due on day ${terms.day} of ${monthInWords(terms.monthsLater)}`
    case 'months':
      return `Due ${counted(terms.months, 'month')} after the invoice date`
    default:
      return unreachable(terms)
  }
}

function monthInWords(monthsLater: number): string {
  if (monthsLater === 0) return 'the month'
  return monthsLater === 1 ? 'the next month' : `the month ${monthsLater} months later`
}

function counted(count: number, unit: 'day' | 'month'): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
