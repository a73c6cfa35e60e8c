import { Button, Group, NativeSelect } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StatementForm } from '../../../contract/customer-statement.ts'
import { customerStatement } from '../../api/customer-statement.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText, instantText, spanText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Logo } from '../../ui/logo.tsx'
import { PayTo } from '../invoice/how-to-pay.tsx'
import { PartyBlock } from '../invoice/party-block.tsx'
import { KnownAtField } from '../books/known-at-field.tsx'
import { ReportSurface } from '../books/report-surface.tsx'
import { statementCells } from './statement-cells.ts'
import type { StatementSearch } from './statement-search.ts'
import { StatementTable } from './statement-table.tsx'

const route = getRouteApi('/inside/$organization/customers/$id/statement')

/** What a customer is told of their account, as it is printed. */
export function StatementPage() {
  const { t } = useTranslation(['statement', 'invoice'])
  const { slug, today, timeZone } = useOwnOrganization()
  const { id } = route.useParams()
  const { form = 'balance-forward', knownAt, ...days } = route.useSearch()
  const navigate = route.useNavigate()
  const to = days.to ?? today
  const from = days.from ?? `${to.slice(0, 8)}01`
  const isOpen = form === 'open-item'
  const report = useQuery(
    customerStatement(slug, { customer: id, form, to, knownAt, ...(isOpen ? {} : { from }) }),
  )
  const show = (by: StatementSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...by }), replace: true })
  const { data } = report
  return (
    <>
      {data && (
        <div className="print-only">
          <Logo of={data.seller} />
          <div className="letter-head">
            <PartyBlock title={t('invoice:from')} party={data.seller} />
            <PartyBlock title={t('invoice:to')} party={data.buyer} />
          </div>
        </div>
      )}
      <Page
        title={data ? t('statementOf', { name: data.customer.name }) : t('statement')}
        under={
          data &&
          [
            data.from === null ? t('asOf', { day: dayText(data.to) }) : spanText(data.from, data.to),
            ...(data.knownAt === null
              ? []
              : [t('knownThen', { instant: instantText(data.knownAt, timeZone) })]),
          ].join(', ')
        }
        beside={
          <Group className="no-print">
            <ExportButton
              name={`statement-${data?.customer.name ?? id}-${isOpen ? '' : `${from}-`}${to}`}
              rows={() => (data ? statementCells(t, data) : [])}
            />
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('print')}
            </Button>
          </Group>
        }
      >
        <div className="filters no-print">
          <NativeSelect
            label={t('form')}
            value={form}
            data={[
              { value: 'balance-forward', label: t('balanceForward') },
              { value: 'open-item', label: t('openItem') },
              { value: 'activity', label: t('activity') },
            ]}
            onChange={(event) => show({ form: event.currentTarget.value as StatementForm })}
          />
          {!isOpen && <DayField label={t('fromDay')} value={from} onChange={(day) => show({ from: day })} />}
          <DayField
            label={t(isOpen ? 'asOfDay' : 'toDay')}
            value={to}
            onChange={(day) => show({ to: day })}
          />
          <KnownAtField value={knownAt} onChange={(instant) => show({ knownAt: instant })} />
        </div>
        <ReportSurface
          report={report}
          name={t('statement')}
          empty={<Empty title={t('nothing')}>{t('nothingSays')}</Empty>}
        >
          {(sheet) => <StatementTable sheet={sheet} form={data?.form ?? form} />}
        </ReportSurface>
        {data?.currencies.some(({ closing }) => closing > 0) && (
          <div className="print-only">
            <PayTo lines={data.seller.payTo} quote={null} />
          </div>
        )}
        {data && (
          <Link className="no-print" to="/$organization/customers/$id" params={{ organization: slug, id }}>
            {t('back', { name: data.customer.name })}
          </Link>
        )}
      </Page>
    </>
  )
}
