import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasPasskeys } from '../../api/authenticator.ts'
import { passkeys, useAddPasskey, useEndPasskey } from '../../api/passkeys.ts'
import { instantText } from '../../ui/dates.ts'
import { PasskeyProblem } from '../../ui/passkey-problem.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { Section } from './section.tsx'

/** One's passkeys: each named, and removed from here; one more is added with the password. */
export function PasskeyPanel() {
  const { t } = useTranslation('people')
  const { data, error, refetch } = useQuery(passkeys)
  const end = useEndPasskey()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <Section title={t('passkeys')} says={t('passkeysSay')}>
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {end.error && <ProblemAlert error={end.error} />}
      {!data && !error && <RowsSkeleton count={1} />}
      {data?.items.map(({ id, name, since }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <div>
            <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Text size="xs" className="quiet">
              {t('passkeySince', { when: instantText(since, timeZone) })}
            </Text>
          </div>
          <Button
            size="compact-sm"
            variant="default"
            loading={end.isPending && end.variables === id}
            aria-label={t('removeNamed', { name })}
            onClick={() => end.mutate(id)}
          >
            {t('remove')}
          </Button>
        </Group>
      ))}
      {hasPasskeys() ? (
        <NewPasskey />
      ) : (
        <p className="notice" role="note" style={{ margin: 0 }}>
          {t('passkeysNot')}
        </p>
      )}
    </Section>
  )
}

function NewPasskey() {
  const { t } = useTranslation('people')
  const add = useAddPasskey()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate(
          { name: name.trim(), password },
          {
            onSuccess: () => {
              setName('')
              setPassword('')
            },
          },
        )
      }}
    >
      <Stack maw={420}>
        <TextInput
          label={t('passkeyName')}
          description={t('passkeyNameHint')}
          required
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          required
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {add.error && <PasskeyProblem error={add.error} />}
        <Group>
          <Button type="submit" variant="default" loading={add.isPending} disabled={name.trim() === ''}>
            {t('passkeyAdd')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
