import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Leads to a new invoice that is filled in from a piece of work. */
export function CreateInvoice({
  work,
  organization,
  size,
}: {
  work: string
  organization: string
  size?: 'compact-sm'
}) {
  const { t } = useTranslation('lists')
  const navigate = useNavigate()
  return (
    <Button
      {...(size === undefined ? {} : { size, variant: 'default' })}
      onClick={(event) => {
        event.stopPropagation() // else the row it stands in opens too
        void navigate({ to: '/$organization/invoices/new', params: { organization }, search: { work } })
      }}
    >
      {t('createInvoice')}
    </Button>
  )
}
