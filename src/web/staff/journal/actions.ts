import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../../contract/journal.ts'
import { fiscalYears } from '../../api/ledger.ts'
import type { BulkAction } from '../../ui/list/bulk-bar.tsx'

/** What can be done to many entries at once, by who may. */
export function useJournalActions(organization: string): readonly BulkAction<JournalEntry>[] {
  const { t } = useTranslation('ledger')
  const { data: years } = useQuery(fiscalYears(organization))
  if (!years?.mayClose) return []
  return [
    {
      key: 'reverse',
      label: t('reverse'),
      asks: { title: t('reverseMany'), label: t('reason'), hint: t('reasonSays'), isDangerous: true },
      requestOf: ({ kind, documentId, reversedBy }, reason) =>
        kind !== 'manual'
          ? { refused: t('onlyByHand') }
          : reversedBy !== null
            ? { refused: t('reversedAlready') }
            : { method: 'POST', path: `/v1/manual-entries/${documentId}/reversal`, body: { reason } },
    },
  ]
}
