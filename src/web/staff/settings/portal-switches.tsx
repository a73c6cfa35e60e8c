import { Stack, Switch, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { OrganizationChanges, OrganizationSettings } from '../../../contract/organization-settings.ts'
import { useChangeSettings } from '../../api/settings.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const SWITCHES = [
  ['invoices', 'invoicesSay'],
  ['pdf', 'pdfSays'],
  ['payment', 'paymentSays'],
] as const

/** What customers may do in the portal. A switch holds as soon as it is thrown. */
export function PortalSwitches({ organization, now }: { organization: string; now: OrganizationSettings }) {
  const { t } = useTranslation('portalAccess')
  const act = useChangeSettings(organization, now.version)
  const shown = { ...now.portal, ...(act.isPending ? act.variables.portal : {}) }
  const change = (portal: OrganizationChanges['portal']): void => {
    if (act.isPending) return
    act.mutate({ portal }, { onSuccess: () => notifications.show({ message: t('saved') }) })
  }
  return (
    <section className="surface room" aria-label={t('switches')}>
      <Title order={2} size="h5">
        {t('switches')}
      </Title>
      <Text size="sm" className="quiet" mb="md">
        {t('switchesSay')}
      </Text>
      <Stack maw={640}>
        {SWITCHES.map(([name, says]) => (
          <Switch
            key={name}
            label={t(name)}
            description={t(says)}
            disabled={!now.mayManage}
            checked={shown[name]}
            onChange={(event) => change({ [name]: event.currentTarget.checked })}
          />
        ))}
        {act.error && <ProblemAlert error={act.error} />}
      </Stack>
    </section>
  )
}
