import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import { type MailedVerb, useMailed } from '../../api/mails.ts'
import { language } from '../../texts/texts.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** Sends or publishes a document with a mail about it, in the language of who sends it. */
export function MailForm({
  invoice,
  organization,
  verb,
  label,
}: {
  invoice: Invoice
  organization: string
  verb: MailedVerb
  label: string
}) {
  const { t } = useTranslation('mail')
  const act = useMailed(organization, invoice.id, verb)
  const [to, setTo] = useState(invoice.buyer.email ?? '')
  const [message, setMessage] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(
          { to, message, language: language() },
          {
            onSuccess: () => {
              modals.closeAll()
              notifications.show({ message: t('mailed') })
            },
          },
        )
      }}
    >
      <Stack>
        <TextInput
          type="email"
          label={t('to')}
          required
          data-autofocus
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Textarea
          label={t('message')}
          description={t('messageWhy')}
          autosize
          minRows={3}
          maxLength={2000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
