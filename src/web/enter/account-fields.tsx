import { Anchor, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** What somebody shows of themselves: new (with a name), or a person there is. */
export interface AccountShown {
  readonly name?: string
  readonly password: string
  readonly code?: string
}

/** Name and password of somebody new, or the password of somebody known, who may need a code too. */
export function useAccountFields() {
  const { t } = useTranslation('people')
  const [isNew, setIsNew] = useState(true)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const given = code.trim()
  const shown: AccountShown = isNew
    ? { name: name.trim(), password }
    : { password, ...(given === '' ? {} : { code: given }) }
  const fields = (
    <Stack>
      {isNew && (
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          required
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        label={t('password')}
        {...(isNew ? { description: t('passwordHint') } : {})}
        required
        minLength={isNew ? 10 : 1}
        maxLength={128}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {!isNew && (
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setIsNew(!isNew)}>
        {t(isNew ? 'haveAccount' : 'amNew')}
      </Anchor>
    </Stack>
  )
  return { shown, fields }
}
