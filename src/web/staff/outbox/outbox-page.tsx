import { modals } from '@mantine/modals'
import { IconMailOff } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Mail } from '../../../contract/mail.ts'
import { mailsTable } from '../../../contract/tables/lists.ts'
import { mailList } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import type { BulkAction } from '../../ui/list/bulk-bar.tsx'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { useOutboxColumns } from './columns.tsx'
import { MAIL_KINDS } from './kinds.ts'
import { MailBody } from './mail-body.tsx'
import { StateTabs } from './state-tabs.tsx'

const route = getRouteApi('/inside/$organization/outbox')

/** Every mail that was asked for, the newest first, with what became of it and the way to send it again. */
export function OutboxPage() {
  const { t } = useTranslation('mail')
  const organization = useOwnOrganization()
  const { slug } = organization
  const search = route.useSearch()
  const open = (mail: Mail): void => {
    modals.open({ title: mail.subject, size: 'xl', children: <MailBody organization={slug} id={mail.id} /> })
  }
  return (
    <ListFrame
      list="outbox"
      title={t('outbox')}
      under={t('under')}
      organization={organization}
      find={{ label: t('search'), placeholder: t('searchHint') }}
      search={search}
      go={route.useNavigate()}
      reading={mailList}
      columns={useOutboxColumns(organization, open)}
      filters={useOutboxFilters()}
      sort={search.sort ?? '-written'}
      nameOf={(row) => `${row.subject}, ${row.recipient}`}
      open={open}
      actions={useOutboxActions()}
      table={mailsTable}
      empty={{ title: t('none'), hint: t('noneLong') }}
      nothing={(by) =>
        by.every((name) => name === 'state') ? { title: t('noneSo'), hint: t('noneSoLong') } : null
      }
      tabs={<StateTabs search={search} organization={slug} />}
      note={({ delivers }) =>
        !delivers && (
          <p className="notice" role="note" style={{ margin: 0 }}>
            <IconMailOff size={18} aria-hidden />
            {t('noServer')}
          </p>
        )
      }
    />
  )
}

function useOutboxFilters(): readonly ListFilter[] {
  const { t } = useTranslation('mail')
  return [
    { kind: 'customer', key: 'customer', label: t('customer') },
    {
      kind: 'choice',
      key: 'kind',
      label: t('kind'),
      choices: MAIL_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
    },
    { kind: 'days', from: 'from', to: 'to', label: t('written') },
  ]
}

/** What can be done to many mails at once; the server says of each whether it may be. */
function useOutboxActions(): readonly BulkAction<Mail>[] {
  const { t } = useTranslation('mail')
  return [
    {
      key: 'retry',
      label: t('retry'),
      requestOf: ({ id }) => ({ method: 'POST', path: `/v1/mails/${id}/retry`, body: undefined }),
    },
  ]
}
