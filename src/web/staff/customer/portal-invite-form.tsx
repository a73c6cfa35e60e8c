import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../../contract/customer.ts'
import { useInviteClient } from '../../api/portal.ts'
import { language as spoken, type Language, LANGUAGES } from '../../texts/texts.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { PortalLink } from './portal-link.tsx'

const CHOICES = (Object.keys(LANGUAGES) as Language[]).map((value) => ({
  value,
  label: LANGUAGES[value].name,
}))

/** Invites an address to the portal for a customer, and then says what became of it. */
export function PortalInviteForm({ organization, customer }: { organization: string; customer: Customer }) {
  const { t } = useTranslation('portalAccess')
  const act = useInviteClient(organization, customer.id)
  const [email, setEmail] = useState(customer.email ?? '')
  const [language, setLanguage] = useState(spoken)
  if (act.data) return <PortalLink invited={act.data} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ email: email.trim(), language })
      }}
    >
      <Stack>
        <TextInput
          label={t('email')}
          type="email"
          required
          data-autofocus
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('language')}
          value={language}
          data={CHOICES}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
