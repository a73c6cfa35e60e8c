import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import { useVerb } from '../../api/acts.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { documentTitle } from './document-title.ts'

/** What each way to end a document is for; both do the same to the books. */
export const SAYS = { void: 'voidSays', cancel: 'cancelSays' } as const

/** Ends a document, for a reason that stays with its number. */
export function ReasonForm({
  invoice,
  organization,
  verb,
  label,
}: {
  invoice: Invoice
  organization: string
  verb: 'void' | 'cancel'
  label: string
}) {
  const { t } = useTranslation('invoice')
  const act = useVerb(organization, invoice.id)
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ verb, reason }, { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <Text size="sm">
          {t(SAYS[verb])} {t('ending')}
        </Text>
        <Textarea
          label={t('reason')}
          description={t('reasonFor')}
          required
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" color="red" loading={act.isPending} disabled={reason.trim() === ''}>
            {t('endNamed', { action: label, title: documentTitle(invoice) })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
