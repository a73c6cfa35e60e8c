import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { language } from '../invoice-link/language.ts'
import { act } from './ask.ts'
import { t, type Text } from './language.ts'

const WRONG: Readonly<Record<number, Text>> = { 422: 'emailWrong', 429: 'tooMany' }

/** Asks for a link, saying why, and then says to look into the mail: the same for every address. */
export function AskForm({ says }: { says: string }) {
  const [email, setEmail] = useState('')
  const [state, setState] = useState<'asks' | 'waits' | 'sent'>('asks')
  const [wrong, setWrong] = useState<Text | null>(null)
  const said = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (state === 'sent') said.current?.focus()
  }, [state])
  const ask = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setState('waits')
    const answer = await act('POST', '/v1/portal/links', { email: email.trim(), language })
    setWrong(answer.done ? null : (WRONG[answer.status] ?? 'failed'))
    setState(answer.done ? 'sent' : 'asks')
  }
  if (state === 'sent') {
    return (
      <>
        <h2 ref={said} tabIndex={-1}>
          {t('sentTitle')}
        </h2>
        <p>{t('sent', { email: email.trim() })}</p>
        <p className="quiet">{t('notThere')}</p>
        <button type="button" className="plain" onClick={() => setState('asks')}>
          {t('other')}
        </button>
      </>
    )
  }
  return (
    <form onSubmit={(event) => void ask(event)}>
      <p className="quiet">{says}</p>
      <label htmlFor="email">{t('email')}</label>
      <input
        id="email"
        type="email"
        required
        autoComplete="email"
        value={email}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : 'wrong'}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {wrong !== null && (
        <p id="wrong" role="alert" className="wrong">
          {t(wrong)}
        </p>
      )}
      <button type="submit" disabled={state === 'waits'}>
        {t('send')}
      </button>
    </form>
  )
}
