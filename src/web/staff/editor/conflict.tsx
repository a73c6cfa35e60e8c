import { Button, Group, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { inJurisdiction } from '../../ui/tax-rate.ts'
import type { Draft } from './draft.ts'

/** Somebody else saved meanwhile: both, field by field, and which of them shall stand. */
export function Conflict({
  mine,
  theirs,
  keepMine,
  takeTheirs,
}: {
  mine: Draft
  theirs: Draft
  keepMine: () => void
  takeTheirs: () => void
}) {
  const { t } = useTranslation('editor')
  const differences = differencesOf(mine, theirs)
  return (
    <div className="surface" role="alert" style={{ padding: 18, marginTop: 16 }}>
      <strong style={{ color: 'var(--tone-attention)' }}>{t('conflict')}</strong>
      <p style={{ margin: '4px 0 0', fontSize: 14 }}>{t('conflictLong')}</p>
      <table className="rows" style={{ marginTop: 8 }}>
        <thead>
          <tr>
            <th>
              <VisuallyHidden>{t('what')}</VisuallyHidden>
            </th>
            <th>{t('mine')}</th>
            <th>{t('theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ name, place, mine: own, theirs: other }) => (
            <tr key={name + place}>
              <td>{name === 'line' ? t('line', { place }) : t(name)}</td>
              <td>{own || '—'}</td>
              <td>{other || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group mt="sm">
        <Button variant="default" size="xs" onClick={takeTheirs}>
          {t('takeTheirs')}
        </Button>
        <Button size="xs" onClick={keepMine}>
          {t('keepMine')}
        </Button>
      </Group>
    </div>
  )
}

const FIELDS = ['issuedOn', 'dueOn', 'reference', 'notes'] as const

interface Difference {
  readonly name: (typeof FIELDS)[number] | 'line' | 'documentDiscount'
  readonly place: number
  readonly mine: string
  readonly theirs: string
}

function differencesOf(mine: Draft, theirs: Draft): Difference[] {
  const lines = Array.from({ length: Math.max(mine.lines.length, theirs.lines.length) }, (_, at) => ({
    name: 'line' as const,
    place: at + 1,
    mine: lineText(mine.lines[at]),
    theirs: lineText(theirs.lines[at]),
  }))
  const fields = FIELDS.map((name) => ({ name, place: 0, mine: mine[name], theirs: theirs[name] }))
  const discount = {
    name: 'documentDiscount' as const,
    place: 0,
    mine: discountText(mine.discount),
    theirs: discountText(theirs.discount),
  }
  return [...lines, ...fields, discount].filter((one) => one.mine !== one.theirs)
}

const lineText = (line: Draft['lines'][number] | undefined): string =>
  line === undefined
    ? ''
    : [
        `${line.description}: ${line.quantity} × ${line.unitPrice}`,
        line.discount.text === '' ? '' : `− ${discountText(line.discount)}`,
        `+ ${inJurisdiction(`${line.taxRate} %`, line.taxJurisdiction)}`,
        line.account == null ? '' : `→ ${line.account}`,
      ]
        .filter((part) => part !== '')
        .join(' ')

const discountText = ({ kind, text }: Draft['discount']): string =>
  text === '' ? '' : kind === 'percent' ? `${text} %` : text
