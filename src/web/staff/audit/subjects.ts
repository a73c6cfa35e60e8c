import { useTranslation } from 'react-i18next'

/** What acts can be about, as the server calls it, in the order in which it is offered. */
export const SUBJECTS = [
  'invoice',
  'payment',
  'customer',
  'work',
  'manual_entry',
  'recurring_entry',
  'account',
  'payout',
  'exchange_rate',
  'revaluation',
  'year_close',
  'organization',
  'number_series',
  'member',
  'invitation',
  'api_key',
  'webhook_source',
  'source_connection',
  'event_conflict',
] as const

/** What an act is about, for people; what we do not know as it is called. */
export function useSubjectName(): (subjectType: string) => string {
  const { t } = useTranslation('audit')
  return (subjectType) => {
    const known = SUBJECTS.find((one) => one === subjectType)
    return known === undefined ? subjectType : t(known)
  }
}
