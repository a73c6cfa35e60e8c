import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKeyNew } from '../../../contract/api-key.ts'
import { useMakeKey, useRotateKey } from '../../api/settings.ts'
import { Copied } from '../../ui/copied.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const ROLES = [
  'dispatcher',
  'viewer',
  'billing_specialist',
  'accountant',
  'administrator',
  'owner',
] as const satisfies readonly ApiKeyNew['role'][]

/** Makes a key, then shows its text: once. */
export function MakeKey({ organization }: { organization: string }) {
  const { t } = useTranslation('settings')
  const act = useMakeKey(organization)
  const [name, setName] = useState('')
  const [role, setRole] = useState<ApiKeyNew['role']>('dispatcher')
  const [endsOn, setEndsOn] = useState<string | null>(null)
  if (act.data) return <KeyOnce text={act.data.key} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({
          name: name.trim(),
          role,
          expiresAt: endsOn === null ? null : new Date(`${endsOn}T00:00:00`).toISOString(),
        })
      }}
    >
      <Stack>
        <TextInput
          label={t('keyName')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('role')}
          value={role}
          data={ROLES.map((value) => ({ value, label: t(value) }))}
          onChange={(event) =>
            setRole(ROLES.find((one) => one === event.currentTarget.value) ?? 'dispatcher')
          }
        />
        <DateInput
          label={t('expires')}
          description={t('never')}
          clearable
          value={endsOn}
          onChange={setEndsOn}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('newKey')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Gives a key a new text, then shows it: once. */
export function RotateKey({ organization, id }: { organization: string; id: string }) {
  const { t } = useTranslation('settings')
  const act = useRotateKey(organization, id)
  const [minutes, setMinutes] = useState('60')
  if (act.data) return <KeyOnce text={act.data.key} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(Number(minutes))
      }}
    >
      <Stack>
        <NativeSelect
          label={t('grace')}
          value={minutes}
          data={[
            { value: '0', label: t('atOnce') },
            { value: '60', label: t('anHour') },
            { value: '1440', label: t('aDay') },
            { value: '10080', label: t('aWeek') },
          ]}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('rotate')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function KeyOnce({ text }: { text: string }) {
  const { t } = useTranslation('settings')
  return (
    <Stack>
      <Text size="sm">{t('once')}</Text>
      <Copied label={t('key')} value={text} />
      <Group justify="flex-end">
        <Button onClick={() => modals.closeAll()}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}
