import { Button, Code, CopyButton, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnect } from '../../api/sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const EVENTS =
  'purchase_rate.created, order.created, order.updated, order.canceled, order.deleted, order.completed'

/** Connects a Fleetbase, and then shows the webhook's address: once, for it holds a secret. */
export function ConnectForm({ organization }: { organization: string }) {
  const { t } = useTranslation('sources')
  const act = useConnect(organization)
  const [baseUrl, setBaseUrl] = useState('https://api.fleetbase.io')
  const [apiKey, setApiKey] = useState('')
  const [source, setSource] = useState('fleetbase')
  const [signingSecret, setSigningSecret] = useState('')
  if (act.data) return <WebhookAddress address={`${window.location.origin}${act.data.webhookPath}`} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const secret = signingSecret.trim() === '' ? null : signingSecret.trim()
        act.mutate({
          kind: 'fleetbase',
          baseUrl: baseUrl.trim(),
          apiKey: apiKey.trim(),
          source: source.trim(),
          signingSecret: secret,
        })
      }}
    >
      <Stack>
        <TextInput
          label={t('connection.api')}
          description={t('connection.apiNote')}
          required
          value={baseUrl}
          onChange={(event) => setBaseUrl(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('connection.key')}
          description={t('connection.keyNote')}
          required
          data-autofocus
          autoComplete="off"
          value={apiKey}
          onChange={(event) => setApiKey(event.currentTarget.value)}
        />
        <TextInput
          label={t('connection.name')}
          description={t('connection.nameNote')}
          required
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('connection.secret')}
          description={t('connection.secretNote')}
          autoComplete="off"
          value={signingSecret}
          onChange={(event) => setSigningSecret(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={apiKey.trim() === ''}>
            {t('connection.connect')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function WebhookAddress({ address }: { address: string }) {
  const { t } = useTranslation(['sources', 'common'])
  return (
    <Stack>
      <Text size="sm">{t('connection.addWebhook')}</Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {address}
      </Code>
      <Text size="sm" className="quiet">
        {t('connection.forEvents', { events: EVENTS })}
      </Text>
      <Group justify="flex-end">
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('copied', { ns: 'common' }) : t('connection.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={() => modals.closeAll()}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}
