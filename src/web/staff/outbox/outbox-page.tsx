import { Button, VisuallyHidden } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconMailOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Mail } from '../../../contract/mail.ts'
import { mails, useRetryMail } from '../../api/mails.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { MailBody } from './mail-body.tsx'
import { MAIL_TONES, STATES } from './states.ts'

const route = getRouteApi('/inside/$organization/outbox')

/** Every mail that was asked for, the newest first, with what became of it and the way to send it again. */
export function OutboxPage() {
  const { t } = useTranslation('mail')
  const { slug, timeZone } = useOwnOrganization()
  const { state } = route.useSearch()
  const list = useInfiniteQuery(mails(slug, state))
  const retry = useRetryMail(slug)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const open = (mail: Mail): void => {
    modals.open({ title: mail.subject, size: 'xl', children: <MailBody organization={slug} id={mail.id} /> })
  }
  const sendAgain = ({ id, subject }: Mail): void =>
    retry.mutate(id, {
      onError: (error) => modals.open({ title: subject, children: <ProblemAlert error={error} /> }),
    })
  return (
    <Page title={t('outbox')} under={t('under')}>
      {list.data?.pages[0]?.delivers === false && (
        <p className="notice" role="note" style={{ margin: 0 }}>
          <IconMailOff size={18} aria-hidden />
          {t('noServer')}
        </p>
      )}
      <nav className="word-tabs" aria-label={t('byState')}>
        {[undefined, ...STATES].map((one) => (
          <Link
            key={one ?? 'all'}
            to="/$organization/outbox"
            params={{ organization: slug }}
            search={{ state: one }}
            className="word-tab"
            activeOptions={{ exact: true }}
            aria-current={state === one}
          >
            {one === undefined ? t('all') : t(`states.${one}`)}
          </Link>
        ))}
      </nav>
      <ListSurface
        list={list}
        count={rows.length}
        empty={
          <Empty title={t(state === undefined ? 'none' : 'noneSo')}>
            {t(state === undefined ? 'noneLong' : 'noneSoLong')}
          </Empty>
        }
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('mail')}</th>
                <th>{t('state')}</th>
                <th>{t('written')}</th>
                <th>
                  <VisuallyHidden>{t('what')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((mail) => (
                <tr key={mail.id}>
                  <td>
                    <button type="button" className="plain-button" onClick={() => open(mail)}>
                      {mail.subject}
                    </button>
                    <div className="quiet" style={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>
                      {mail.recipient}
                    </div>
                    {mail.reason !== null && (
                      <div style={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>{mail.reason}</div>
                    )}
                  </td>
                  <td>
                    <span className={`tone tone-${MAIL_TONES[mail.state]}`}>{t(`states.${mail.state}`)}</span>
                  </td>
                  <td className="amount">{instantText(mail.createdAt, timeZone)}</td>
                  <td className="end">
                    {(mail.state === 'kept' || mail.state === 'failed' || mail.state === 'given_up') && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('retryOf', { subject: mail.subject })}
                        loading={retry.isPending && retry.variables === mail.id}
                        onClick={() => sendAgain(mail)}
                      >
                        {t('retry')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </Page>
  )
}
