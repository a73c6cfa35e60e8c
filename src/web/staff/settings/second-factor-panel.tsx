import { Button, Code, Group, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConfirmSecondFactor, useEndSecondFactor, useStartSecondFactor } from '../../api/people.ts'
import { Copied } from '../../ui/copied.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Section } from './section.tsx'

/** Sets an authenticator up, in two steps, or takes it away again. Each begins with the password. */
export function SecondFactorPanel({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation('people')
  const start = useStartSecondFactor()
  const end = useEndSecondFactor()
  const [password, setPassword] = useState('')
  const act = isOn ? end : start
  if (start.data && !isOn) return <Confirmation {...start.data} />
  return (
    <Section title={t('factor')} says={t(isOn ? 'factorOn' : 'factorOff')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate(password, { onSuccess: () => setPassword('') })
        }}
      >
        <Stack maw={420}>
          <PasswordInput
            label={t('password')}
            required
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {act.error && <ProblemAlert error={act.error} />}
          <Group>
            <Button type="submit" variant="default" loading={act.isPending}>
              {t(isOn ? 'factorEnd' : 'factorStart')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

/** What the authenticator is given and the recovery codes, shown once; a code of it makes it hold. */
function Confirmation({ uri, recoveryCodes }: { uri: string; recoveryCodes: readonly string[] }) {
  const { t } = useTranslation('people')
  const confirm = useConfirmSecondFactor()
  const [code, setCode] = useState('')
  return (
    <Section title={t('factor')} says={t('factorSays')}>
      <Copied label={t('factorSecret')} value={new URL(uri).searchParams.get('secret') ?? ''} />
      <Copied label={t('factorUri')} value={uri} />
      <div>
        <Text size="sm" fw={500}>
          {t('recovery')}
        </Text>
        <Text size="sm" className="quiet" mb="xs">
          {t('recoverySays')}
        </Text>
        <SimpleGrid cols={{ base: 2, sm: 5 }} spacing="xs">
          {recoveryCodes.map((one) => (
            <Code key={one}>{one}</Code>
          ))}
        </SimpleGrid>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate(code.trim())
        }}
      >
        <Stack maw={420}>
          <TextInput
            label={t('code')}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          {confirm.error && <ProblemAlert error={confirm.error} />}
          <Group>
            <Button type="submit" loading={confirm.isPending}>
              {t('confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
