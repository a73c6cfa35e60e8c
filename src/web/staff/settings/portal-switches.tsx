import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { useChangeSettings } from '../../api/settings.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const SWITCHES = [
  ['invoices', 'invoicesSay'],
  ['pdf', 'pdfSays'],
  ['payment', 'paymentSays'],
] as const

/** What customers may do in the portal. */
export function PortalSwitches({ organization, now }: { organization: string; now: OrganizationSettings }) {
  const { t } = useTranslation('portalAccess')
  const act = useChangeSettings(organization, now.version)
  const [portal, setPortal] = useState(now.portal)
  const save = (): void =>
    act.mutate({ portal }, { onSuccess: () => notifications.show({ message: t('saved') }) })
  return (
    <form
      className="surface room"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Title order={2} size="h5">
        {t('switches')}
      </Title>
      <Text size="sm" className="quiet" mb="md">
        {t('switchesSay')}
      </Text>
      <fieldset className="plain-fieldset" disabled={!now.mayManage}>
        <Stack maw={640}>
          {SWITCHES.map(([name, says]) => (
            <Switch
              key={name}
              label={t(name)}
              description={t(says)}
              checked={portal[name]}
              onChange={(event) => setPortal({ ...portal, [name]: event.currentTarget.checked })}
            />
          ))}
          {act.error && <ProblemAlert error={act.error} />}
          {now.mayManage && (
            <Group justify="flex-end">
              <Button type="submit" loading={act.isPending}>
                {t('save')}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  )
}
