import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Organization } from '../../../contract/organization.ts'
import type { SettlementPart } from '../../../contract/settlement.ts'
import { customerCredit, settlement } from '../../api/receivables.ts'
import { dayText } from '../../ui/dates.ts'
import { Money, moneyText } from '../../ui/money.tsx'
import { useMethodName } from '../payments/methods.ts'
import { UndoForm } from '../payments/undo-form.tsx'
import { Box, Row } from './facts.tsx'
import { UseCreditForm } from './use-credit-form.tsx'

/** What settled a document, what of it was taken off again, and the credit that could settle more of it. */
export function Settled({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const { t } = useTranslation('receivables')
  const { data } = useQuery(settlement(organization.slug, invoice.id))
  const items = data?.items ?? []
  return (
    <>
      {data?.mayUndo && <CreditOffered invoice={invoice} organization={organization} />}
      {items.length > 0 && (
        <Box title={t('settledBy')}>
          {items.map((part, at) => (
            <Part
              key={part.allocationId ?? at}
              part={part}
              invoice={invoice}
              organization={organization}
              mayUndo={data?.mayUndo ?? false}
            />
          ))}
        </Box>
      )}
    </>
  )
}

function Part({
  part,
  invoice,
  organization,
  mayUndo,
}: {
  part: SettlementPart
  invoice: Invoice
  organization: Organization
  mayUndo: boolean
}) {
  const { t } = useTranslation('receivables')
  const methodName = useMethodName()
  const { kind, id, allocationId, name, method, on, amount, difference, ofCredit, undoneOn } = part
  const { currency } = invoice
  const { slug, today } = organization
  const isUndone = undoneOn !== null
  const what =
    kind === 'write_off'
      ? t('writtenOff')
      : kind === 'refund'
        ? t('givenBack')
        : kind === 'credit_note'
          ? (name ?? t('note'))
          : methodName(method ?? '')
  const said = [
    dayText(on),
    kind === 'payment' ? name : null,
    ofCredit ? t('ofCreditUsed') : null,
    difference > 0 ? t('letGo', { amount: moneyText(difference, currency) }) : null,
    difference < 0 ? t('keptMore', { amount: moneyText(-difference, currency) }) : null,
    part.reason,
  ]
  const takeOff = (allocation: string): void => {
    modals.open({
      title: t('takeOffTitle', { amount: moneyText(amount, currency), number: invoice.number }),
      children: (
        <UndoForm
          organization={slug}
          customerId={invoice.customerId}
          currency={currency}
          allocation={{ id: allocation, invoiceId: invoice.id, amount, difference }}
          today={today}
        />
      ),
    })
  }
  return (
    <Row
      end={
        <span className={isUndone ? 'struck' : undefined}>
          <Money amount={amount} currency={currency} />
        </span>
      }
      under={
        <>
          {said.filter(Boolean).join(' · ')}
          {isUndone ? (
            <div>
              {t(kind === 'write_off' ? 'reinstatedOn' : 'undone', { day: dayText(undoneOn) })}:{' '}
              {part.undoneReason}
            </div>
          ) : (
            mayUndo &&
            allocationId !== null && (
              <div>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  ml={-8}
                  aria-label={`${t('takeOffOrMove')}: ${moneyText(amount, currency)}`}
                  onClick={() => takeOff(allocationId)}
                >
                  {t('takeOffOrMove')}
                </Button>
              </div>
            )
          )}
        </>
      }
    >
      {id === null ? (
        what
      ) : (
        <Link
          to={kind === 'credit_note' ? '/$organization/invoices/$id' : '/$organization/payments/$id'}
          params={{ organization: slug, id }}
        >
          {what}
        </Link>
      )}
    </Row>
  )
}

/** Where credit is to be asked about, what is kept for the customer is offered on what they owe. */
function CreditOffered({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const { t } = useTranslation('receivables')
  const { slug, today } = organization
  const { currency, balance } = invoice
  const owes = invoice.position.stage === 'posted' && invoice.kind !== 'credit_note' && balance > 0
  const { data } = useQuery({ ...customerCredit(slug, invoice.customerId), enabled: owes })
  const left = data?.left.find((one) => one.currency === currency)?.amount ?? 0
  if (!owes || data?.use !== 'ask' || left === 0) return null
  return (
    <Box title={t('credit')}>
      <Text size="sm">
        {t('creditThere', { amount: moneyText(left, currency), name: invoice.buyer.name })}
      </Text>
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        onClick={() =>
          modals.open({
            title: t('useCredit'),
            children: <UseCreditForm invoice={invoice} organization={slug} left={left} today={today} />,
          })
        }
      >
        {t('useCredit')}
      </Button>
    </Box>
  )
}
