import { Trans, useTranslation } from 'react-i18next'
import type { JsonText } from '../../ui/json-places.ts'
import { lineAt, nearestPlace } from '../../ui/json-places.ts'
import { FaultText } from '../../ui/fault-text.tsx'
import type { Mark } from '../../ui/code-editor.tsx'
import { BillhookProblem } from '../../../client/problem.ts'

/** Something that is wrong, with its places in the mapping and in the payload (RFC 6901 pointers). */
export interface Fault {
  readonly code: string
  readonly detail: string
  readonly remedy?: string | undefined
  readonly mapping: string
  readonly payload: string | null
}

/** What an answer says is wrong with a mapping; null when it is about something else. */
export function faultsOf(error: Error): Fault[] | null {
  const problem = error instanceof BillhookProblem ? error.problem : null
  if (problem?.code !== 'mapping_invalid') return null
  return (problem.errors ?? []).map(({ pointer, ...rest }) => ({
    ...rest,
    mapping: pointer.replace(/^\/mapping/, ''),
    payload: null,
  }))
}

/** The lines of a text that faults are on. A text that is not JSON has one fault of its own, which `notJson` says. */
export function marksOf(
  text: string,
  json: JsonText,
  faults: readonly (readonly [pointer: string, says: string])[],
  notJson: string,
): Mark[] {
  if ('fault' in json) return [{ line: json.fault.line, says: notJson }]
  return faults.map(([pointer, says]) => ({
    line: lineAt(text, nearestPlace(json.places, pointer).from),
    says,
  }))
}

/** Where a text stops being JSON, in words. */
export function Unreadable({ json, go }: { json: JsonText; go: (from: number, to: number) => void }) {
  const { t } = useTranslation('sources')
  if (!('fault' in json)) return null
  const { line, column, position } = json.fault
  return (
    <ul className="faults" aria-label={t('faults.title')}>
      <li>
        <Trans
          t={t}
          i18nKey="faults.unreadable"
          values={{ line, column }}
          components={{
            go: <button type="button" className="plain-button" onClick={() => go(position, position + 1)} />,
            hint: <span className="quiet" />,
          }}
        />
      </li>
    </ul>
  )
}

/** What is wrong with a mapping, each at its place: what, where, by which of its rules, and how to mend it. */
export function FaultList({
  faults,
  text,
  json,
  go,
  goInPayload,
}: {
  faults: readonly Fault[]
  text: string
  json: JsonText
  go: (from: number, to: number) => void
  /** Shows a place of the payload. */
  goInPayload: (pointer: string) => void
}) {
  const { t } = useTranslation('sources')
  if ('fault' in json || faults.length === 0) return null
  return (
    <ul className="faults" aria-label={t('faults.title')}>
      {faults.map((fault, at) => {
        const { from, to } = nearestPlace(json.places, fault.mapping)
        const { payload } = fault
        const rule = ruleOf(fault.mapping)
        return (
          <li key={at}>
            <Trans
              t={t}
              i18nKey="faults.at"
              values={{ line: lineAt(text, from) }}
              components={{
                go: <button type="button" className="plain-button" onClick={() => go(from, to)} />,
                says: (
                  <span>
                    <FaultText fault={fault} />
                  </span>
                ),
              }}
            />
            <div className="quiet" style={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>
              {[fault.code, rule === null ? null : t('faults.rule', { rule }), fault.mapping]
                .filter(Boolean)
                .join(' · ')}
              {payload !== null && (
                <>
                  {' · '}
                  <button type="button" className="plain-button" onClick={() => goInPayload(payload)}>
                    {payload === '' ? t('faults.wholeBody') : t('faults.ofBody', { place: payload })}
                  </button>
                </>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** The rule of a mapping that a pointer is in, from 1 as people count; null outside of them. */
function ruleOf(pointer: string): number | null {
  const rule = /^\/rules\/(\d+)/.exec(pointer)?.[1]
  return rule === undefined ? null : Number(rule) + 1
}
