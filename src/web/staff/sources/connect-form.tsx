import { Button, Code, CopyButton, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useConnect } from '../../api/sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const EVENTS =
  'purchase_rate.created, order.created, order.updated, order.canceled, order.deleted, order.completed'

/** Connects a Fleetbase, and then shows the webhook's address: once, for it holds a secret. */
export function ConnectForm({ organization }: { organization: string }) {
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
          label="Address of its API"
          description="Not the one of its console"
          required
          value={baseUrl}
          onChange={(event) => setBaseUrl(event.currentTarget.value)}
        />
        <PasswordInput
          label="API key"
          description="Developers → API keys in Fleetbase. It is sealed before it is kept."
          required
          data-autofocus
          autoComplete="off"
          value={apiKey}
          onChange={(event) => setApiKey(event.currentTarget.value)}
        />
        <TextInput
          label="Source name"
          description="What its events are told under. Connecting again, use the same, so that nothing is billed twice."
          required
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <PasswordInput
          label="Signing secret"
          description="The secret of the API credential that makes the changes. Left empty, signatures are not looked at."
          autoComplete="off"
          value={signingSecret}
          onChange={(event) => setSigningSecret(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            Cancel
          </Button>
          <Button type="submit" loading={act.isPending} disabled={apiKey.trim() === ''}>
            Connect
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function WebhookAddress({ address }: { address: string }) {
  return (
    <Stack>
      <Text size="sm">
        Add a webhook in Fleetbase (Developers → Webhooks) to this address. It holds a secret and is shown
        this once.
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {address}
      </Code>
      <Text size="sm" className="quiet">
        For these events: {EVENTS}.
      </Text>
      <Group justify="flex-end">
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy the address'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={() => modals.closeAll()}>Done</Button>
      </Group>
    </Stack>
  )
}
