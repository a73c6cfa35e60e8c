import { Button, Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/journal.ts'
import { useAddAccount, useChangeAccount } from '../../api/ledger.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const TYPES = ['asset', 'liability', 'equity', 'revenue', 'expense'] as const

/** Adds an account to the chart. */
export function NewAccountForm({ organization }: { organization: string }) {
  const { t } = useTranslation(['ledger', 'books'])
  const act = useAddAccount(organization)
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [type, setType] = useState<Account['type']>('expense')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ code: code.trim(), name: name.trim(), type }, { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <TextInput
          label={t('code')}
          description={t('codeSays')}
          required
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={t('name')}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('type')}
          value={type}
          data={TYPES.map((value) => ({ value, label: t(value, { ns: 'books' }) }))}
          onChange={(event) => setType(event.currentTarget.value as Account['type'])}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Buttons isBusy={act.isPending} isWrong={code.trim() === '' || name.trim() === ''} />
      </Stack>
    </form>
  )
}

/** Renames an account, and takes it out of use or into use again. */
export function AccountForm({ organization, account }: { organization: string; account: Account }) {
  const { t } = useTranslation('ledger')
  const act = useChangeAccount(organization, account.code)
  const [name, setName] = useState(account.name)
  const [active, setActive] = useState(account.active)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ name: name.trim(), active }, { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <TextInput
          label={t('name')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          label={t('inUse')}
          description={t(account.role === null ? 'inUseSays' : 'systemSays')}
          disabled={account.role !== null}
          checked={active}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Buttons isBusy={act.isPending} isWrong={name.trim() === ''} />
      </Stack>
    </form>
  )
}

function Buttons({ isBusy, isWrong }: { isBusy: boolean; isWrong: boolean }) {
  const { t } = useTranslation('ledger')
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={() => modals.closeAll()}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={isBusy} disabled={isWrong}>
        {t('save')}
      </Button>
    </Group>
  )
}
