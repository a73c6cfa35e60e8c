import type { TFunction } from 'i18next'
import type { CustomerStatement } from '../../../contract/customer-statement.ts'
import { amountCell, cellText, dayCell, type FileCell } from '../../ui/csv.ts'

/** The statement as rows of a file, the first of them the heads. */
export function statementCells(
  t: TFunction<'statement'>,
  { form, currencies }: CustomerStatement,
): readonly (readonly FileCell[])[] {
  if (form === 'open-item') {
    return [
      [t('currency'), t('number'), t('reference'), t('issued'), t('due'), t('total'), t('open')],
      ...currencies.flatMap(({ currency, items }) =>
        items.map(({ document, open }) => [
          currency,
          document.number ?? '',
          document.reference ?? '',
          dayCell(document.issuedOn),
          dayCell(document.dueOn),
          amountCell(document.total, currency),
          amountCell(open, currency),
        ]),
      ),
    ]
  }
  const isActivity = form === 'activity'
  return [
    [
      t('currency'),
      t('date'),
      t('what'),
      t('number'),
      ...(isActivity ? [t('applied'), t('kept'), t('amount')] : [t('amount'), t('balance')]),
    ],
    ...currencies.flatMap(({ currency, lines }) =>
      lines.map(({ date, type, document, applied, kept, amount, balance }) => [
        currency,
        dayCell(date),
        t(type),
        document?.number ?? '',
        ...(isActivity
          ? [
              applied
                .map((to) => `${to.document.number ?? ''} ${cellText(amountCell(to.amount, currency))}`)
                .join('; '),
              amountCell(kept, currency),
              amountCell(amount, currency),
            ]
          : [amountCell(amount, currency), balance === null ? '' : amountCell(balance, currency)]),
      ]),
    ),
  ]
}
