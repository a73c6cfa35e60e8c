import i18next, { type TFunction } from 'i18next'
import { parseTerms } from '../../domain/invoice/terms.ts'
import { isRefusal } from '../../kernel/refusal.ts'

/** Payment terms ("net 30") as a sentence in the interface's language; terms nobody understands as they stand. */
export function termsText(text: string, t: TFunction<'terms'> = i18next.getFixedT(null, 'terms')): string {
  const terms = parseTerms(text)
  if (isRefusal(terms)) return text
  switch (terms.kind) {
    case 'receipt':
    case 'endOfMonth':
      return t(terms.kind)
    case 'net':
    case 'daysThenEndOfMonth':
    case 'endOfMonthThenDays':
      return t(terms.kind, { count: terms.days })
    case 'months':
      return t('months', { count: terms.months })
    case 'dayOfMonth': {
      const { day, monthsLater: count } = terms
      return t(count === 0 ? 'thisMonth' : count === 1 ? 'nextMonth' : 'laterMonth', { day, count })
    }
  }
}
