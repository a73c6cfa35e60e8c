import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import { type MailedVerb, useMailed } from '../../api/mails.ts'
import { portalClients } from '../../api/portal.ts'
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
        {verb === 'publish' && <ToldAnyway invoice={invoice} organization={organization} to={to} />}
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

/** Publishing tells the clients of the portal by itself (rule 30): who else gets the mail. */
function ToldAnyway({ invoice, organization, to }: { invoice: Invoice; organization: string; to: string }) {
  const { t } = useTranslation('mail')
  const { data } = useQuery(portalClients(organization, invoice.customerId))
  const others = (data?.items ?? []).map(({ email }) => email).filter((email) => email !== to.toLowerCase())
  if (others.length === 0) return null
  return (
    <Text size="sm" className="quiet" style={{ overflowWrap: 'anywhere' }}>
      {t('toldAnyway', { emails: others.join(', ') })}
    </Text>
  )
}
