import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangePassword } from '../../api/people.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Section } from './section.tsx'

/** Changes the password, which ends every other session. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation('people')
  const act = useChangePassword()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  return (
    <Section title={t('changePassword')} says={t('changePasswordSays')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate(
            { current, next },
            {
              onSuccess: () => {
                setCurrent('')
                setNext('')
              },
            },
          )
        }}
      >
        <Stack maw={420}>
          {/* For the browser's own keeping of passwords. */}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <PasswordInput
            label={t('currentPassword')}
            required
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordHint')}
            required
            minLength={10}
            maxLength={128}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          {act.error && <ProblemAlert error={act.error} />}
          {act.isSuccess && (
            <Text size="sm" role="status">
              {t('changed')}
            </Text>
          )}
          <Group>
            <Button type="submit" loading={act.isPending}>
              {t('changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
