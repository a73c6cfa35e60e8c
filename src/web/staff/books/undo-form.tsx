import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** Undoes something in the ledger, for a reason that stands in the audit trail. */
export function UndoForm({
  says,
  label,
  act,
}: {
  says: string
  label: string
  act: {
    readonly mutate: (reason: string, on: { onSuccess: () => void }) => void
    readonly error: Error | null
    readonly isPending: boolean
  }
}) {
  const { t } = useTranslation('ledger')
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(reason.trim(), { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <Text size="sm">{says}</Text>
        <Textarea
          label={t('reason')}
          description={t('reasonSays')}
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
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={reason.trim() === ''}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
