import { Button, Group, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApiKey } from '../../../contract/api-key.ts'
import { apiKeys, useRevokeKey } from '../../api/settings.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { MakeKey, RotateKey } from './key-forms.tsx'
import { SettingsFrame } from './settings-frame.tsx'

const TONES = { live: 'good', expired: 'attention', revoked: 'ended' } as const

/** The keys of systems that call Billhook: what each may do, and when it was last used. */
export function KeysPage() {
  const { t } = useTranslation('settings')
  const { slug, timeZone } = useOwnOrganization()
  const list = useInfiniteQuery(apiKeys(slug))
  const keys = list.data?.pages.flatMap((page) => page.items) ?? []
  const make = (): void => {
    modals.open({
      title: t('newKey'),
      closeOnClickOutside: false,
      children: <MakeKey organization={slug} />,
    })
  }
  return (
    <SettingsFrame
      room="keys"
      under={t('keysSay')}
      beside={
        !list.error && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={make}>
            {t('newKey')}
          </Button>
        )
      }
    >
      <ListSurface
        list={list}
        count={keys.length}
        empty={<Empty title={t('noKeys')}>{t('noKeysSay')}</Empty>}
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('keyName')}</th>
                <th>{t('status')}</th>
                <th>{t('lastUsed')}</th>
                <th>{t('expires')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key.id}>
                  <td>
                    <strong>{key.name}</strong>
                    <div className="quiet under-name">{t(key.role)}</div>
                  </td>
                  <td>
                    <span className={`tone tone-${TONES[key.status]}`}>{t(key.status)}</span>
                  </td>
                  <td className="phone-hide">
                    {key.lastUsedAt === null ? t('never') : instantText(key.lastUsedAt, timeZone)}
                  </td>
                  <td className="phone-hide">
                    {key.expiresAt === null ? t('never') : instantText(key.expiresAt, timeZone)}
                  </td>
                  <td className="end">{key.status === 'live' && <Acts organization={slug} of={key} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </SettingsFrame>
  )
}

function Acts({ organization, of: key }: { organization: string; of: ApiKey }) {
  const { t } = useTranslation('settings')
  const revoke = useRevokeKey(organization, key.id)
  const { id, name } = key
  const rotate = (): void => {
    modals.open({
      title: t('rotateName', { name }),
      closeOnClickOutside: false,
      children: <RotateKey organization={organization} id={id} />,
    })
  }
  const ask = (): void => {
    modals.openConfirmModal({
      title: t('revokeName', { name }),
      children: <Text size="sm">{t('revokeSays')}</Text>,
      labels: { confirm: t('revoke'), cancel: t('cancel') },
      confirmProps: { color: 'red.8' },
      onConfirm: () =>
        revoke.mutate(undefined, {
          onError: (error) => modals.open({ title: t('revoke'), children: <ProblemAlert error={error} /> }),
        }),
    })
  }
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Button size="compact-sm" variant="default" aria-label={t('rotateName', { name })} onClick={rotate}>
        {t('rotate')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('revokeName', { name })}
        loading={revoke.isPending}
        onClick={ask}
      >
        {t('revoke')}
      </Button>
    </Group>
  )
}
