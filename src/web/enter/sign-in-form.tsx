import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BillhookProblem } from '../../client/problem.ts'
import { useSignIn } from '../api/people.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'

/** E-mail address and password, and a code once the server asks for one. */
export function SignInForm() {
  const { t } = useTranslation('people')
  const act = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const refusal = act.error instanceof BillhookProblem ? act.error.problem?.code : undefined
  const asksCode = code !== '' || refusal === 'second_factor_missing' || refusal === 'second_factor_wrong'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const given = code.trim()
        act.mutate({ email: email.trim(), password, ...(given === '' ? {} : { code: given }) })
      }}
    >
      <Stack>
        <TextInput
          label={t('email')}
          type="email"
          required
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          required
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {asksCode && (
          <TextInput
            label={t('code')}
            description={t('codeHint')}
            required
            autoFocus
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {act.error && refusal !== 'second_factor_missing' && <ProblemAlert error={act.error} />}
        <Button type="submit" loading={act.isPending}>
          {t('signIn')}
        </Button>
      </Stack>
    </form>
  )
}
