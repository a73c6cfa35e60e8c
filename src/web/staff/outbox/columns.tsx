import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useTranslation } from 'react-i18next'
import type { Mail } from '../../../contract/mail.ts'
import type { Organization } from '../../../contract/organization.ts'
import { useRetryMail } from '../../api/mails.ts'
import { instantText } from '../../ui/dates.ts'
import type { ListColumn } from '../../ui/list/column.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useMailKindName } from './kinds.ts'
import { MAIL_TONES } from './states.ts'

/** What the outbox can show of each mail. */
export function useOutboxColumns(
  { slug, timeZone }: Organization,
  open: (mail: Mail) => void,
): readonly ListColumn<Mail>[] {
  const { t } = useTranslation('mail')
  const kindName = useMailKindName()
  const retry = useRetryMail(slug)
  const sendAgain = ({ id, subject }: Mail): void =>
    retry.mutate(id, {
      onError: (error) => modals.open({ title: subject, children: <ProblemAlert error={error} /> }),
    })
  return [
    {
      key: 'mail',
      label: t('mail'),
      share: 46,
      cell: (row) => (
        <>
          <button
            type="button"
            className="plain-button"
            onClick={(event) => {
              event.stopPropagation()
              open(row)
            }}
          >
            {row.subject}
          </button>
          <div className="quiet under">{row.recipient}</div>
          {row.reason !== null && <div className="under">{row.reason}</div>}
        </>
      ),
    },
    {
      key: 'state',
      label: t('state'),
      share: 17,
      cell: (row) => <span className={`tone tone-${MAIL_TONES[row.state]}`}>{t(`states.${row.state}`)}</span>,
    },
    {
      key: 'written',
      label: t('written'),
      share: 19,
      sort: 'written',
      cell: (row) => <span className="amount">{instantText(row.createdAt, timeZone)}</span>,
    },
    {
      key: 'retry',
      label: t('retry'),
      share: 18,
      end: true,
      cell: (row) =>
        (row.state === 'kept' || row.state === 'failed' || row.state === 'given_up') && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('retryOf', { subject: row.subject })}
            loading={retry.isPending && retry.variables === row.id}
            onClick={(event) => {
              event.stopPropagation()
              sendAgain(row)
            }}
          >
            {t('retry')}
          </Button>
        ),
    },
    { key: 'kind', label: t('kind'), share: 18, extra: true, cell: (row) => kindName(row.kind) },
    {
      key: 'sent',
      label: t('states.sent'),
      share: 18,
      extra: true,
      phoneHide: true,
      cell: (row) =>
        row.sentAt !== null && <span className="amount">{instantText(row.sentAt, timeZone)}</span>,
    },
    { key: 'attempts', label: t('attempts'), share: 10, extra: true, end: true, cell: (row) => row.attempts },
    { key: 'actor', label: t('writtenBy'), share: 16, extra: true, cell: (row) => row.createdBy },
  ]
}
