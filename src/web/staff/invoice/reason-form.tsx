import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import type { Invoice } from '../../../contract/invoice.ts'
import { useVerb } from '../../api/acts.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

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
          Its entries are reversed, its work may be billed again, and its number stays taken. This cannot be
          undone.
        </Text>
        <Textarea
          label="Why"
          description="Kept with the number, for whoever asks about the gap."
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
            Leave it
          </Button>
          <Button type="submit" color="red" loading={act.isPending} disabled={reason.trim() === ''}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
