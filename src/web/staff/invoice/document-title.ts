import i18next from 'i18next'
import type { Invoice } from '../../../contract/invoice.ts'

/** A document as people name it: Invoice INV-2026-00012, or a draft not numbered yet. */
export function documentTitle({ kind: of, number }: Pick<Invoice, 'kind' | 'number'>): string {
  const kind = i18next.t(`kinds.${of}`, { ns: 'invoice' })
  return number === null
    ? i18next.t('unnumbered', { ns: 'invoice', kind })
    : i18next.t('titled', { ns: 'invoice', kind, number })
}
