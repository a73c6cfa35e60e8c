import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fiscalYears, manualEntry, useReverseEntry } from '../../api/ledger.ts'
import { UndoForm } from './undo-form.tsx'

/** What stands behind an entry by hand: its reference and reason, and what undid it. */
export function ManualFacts({ organization, id }: { organization: string; id: string }) {
  const { t } = useTranslation('ledger')
  const { data: manual } = useQuery({ ...manualEntry(organization, id), retry: false })
  if (!manual) return null
  const { reference, reason } = manual
  return (
    <>
      {reference !== null && (
        <div>
          <dt>{t('reference')}</dt>
          <dd>{reference}</dd>
        </div>
      )}
      {reason !== null && (
        <div>
          <dt>{t('reason')}</dt>
          <dd>{reason}</dd>
        </div>
      )}
    </>
  )
}

/** Reverses an entry by hand, where that may be done still. */
export function ReverseButton({ organization, id }: { organization: string; id: string }) {
  const { t } = useTranslation('ledger')
  const { data: years } = useQuery(fiscalYears(organization))
  if (!years?.mayClose) return null
  return (
    <Button
      variant="default"
      onClick={() =>
        modals.open({ title: t('reverse'), children: <ReverseForm organization={organization} id={id} /> })
      }
    >
      {t('reverse')}
    </Button>
  )
}

function ReverseForm({ organization, id }: { organization: string; id: string }) {
  const { t } = useTranslation('ledger')
  const act = useReverseEntry(organization, id)
  return <UndoForm says={t('reverseSays')} label={t('reverse')} act={act} />
}
