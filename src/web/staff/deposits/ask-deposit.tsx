import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { WorkItem } from '../../../contract/work.ts'
import { DepositForm } from './deposit-form.tsx'

/** Asks for a deposit on a piece of work, and leads to it. */
export function AskDeposit({
  work: { id, currency },
  organization: { slug, today },
}: {
  work: WorkItem
  organization: Organization
}) {
  const { t } = useTranslation('deposits')
  const navigate = useNavigate()
  const open = (): void => {
    modals.open({
      title: t('title'),
      children: (
        <DepositForm
          on={{ workId: id }}
          currency={currency}
          today={today}
          organization={slug}
          onDone={(made) =>
            void navigate({ to: '/$organization/invoices/$id', params: { organization: slug, id: made } })
          }
        />
      ),
    })
  }
  return (
    <Button variant="default" onClick={open}>
      {t('title')}
    </Button>
  )
}
