import { useState } from 'react'
import type { PortalInvoice } from '../../contract/portal.ts'
import { day, money, speaking } from '../invoice-link/language.ts'
import de from '../texts/de/instalment-choice.ts'
import en from '../texts/en/instalment-choice.ts'
import fr from '../texts/fr/instalment-choice.ts'
import { act } from './ask.ts'
import { lookAgain } from './use-read.ts'

const t = speaking<keyof typeof en>({ en, fr, de })

/**
 * What a client may choose: each plan with its days and amounts before anything is agreed. What was shown is what is
 * asked for, so that nothing else is ever agreed.
 */
export function InstalmentChoice({ invoice, address }: { invoice: PortalInvoice; address: string }) {
  const { offers, currency, balance } = invoice
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const [problem, setProblem] = useState<'other' | 'failed' | null>(null)
  const [isSending, setSending] = useState(false)
  const offer = offers[at] ?? offers[0]!
  const agree = async (): Promise<void> => {
    setSending(true)
    const said = await act('POST', `${address}/instalments`, {
      parts: offer.parts.map(({ dueOn, amount }) => ({ dueOn, amount: String(amount) })),
    })
    setSending(false)
    if (!said.done) setProblem(said.status === 409 || said.status === 422 ? 'other' : 'failed')
    lookAgain()
  }
  if (!isOpen) {
    return (
      <p className="choice">
        <button type="button" className="plain" onClick={() => setOpen(true)}>
          {t('offer')}
        </button>
      </p>
    )
  }
  return (
    <form
      className="choice"
      aria-label={t('offer')}
      onSubmit={(event) => {
        event.preventDefault()
        void agree()
      }}
    >
      <fieldset>
        <legend>{t('which')}</legend>
        {offers.map(({ every, parts }, place) => (
          <label key={place}>
            <input
              type="radio"
              name="offer"
              autoFocus={place === 0}
              checked={offers[place] === offer}
              onChange={() => {
                setAt(place)
                setProblem(null)
              }}
            />
            <span>
              {t(every, { count: String(parts.length) })}
              <span className="under">
                {day(parts[0]!.dueOn)} – {day(parts.at(-1)!.dueOn)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <section className="payments" aria-live="polite" aria-label={t('parts')}>
        <h2>{t('parts')}</h2>
        <ul>
          {offer.parts.map(({ dueOn, amount }) => (
            <li key={dueOn}>
              <span>{day(dueOn)}</span>
              <span>{money(amount, currency)}</span>
            </li>
          ))}
          <li>
            <strong>{t('sum')}</strong>
            <strong>{money(balance, currency)}</strong>
          </li>
        </ul>
      </section>
      <p className="quiet">{t('once')}</p>
      {problem && (
        <p className="wrong" role="alert">
          {t(problem)}
        </p>
      )}
      <p className="acts">
        <button type="submit" disabled={isSending}>
          {t('confirm')}
        </button>
        <button type="button" className="plain" onClick={() => setOpen(false)}>
          {t('leave')}
        </button>
      </p>
    </form>
  )
}
