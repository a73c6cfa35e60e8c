import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLive } from './use-live.ts'

/** Keeps the pages of an organization fresh, and says quietly whether it can. */
export function LiveMark({ organization }: { organization: string }) {
  const { t } = useTranslation('live')
  const state = useLive(organization)
  if (state === null) return null
  return (
    <Tooltip label={t(`${state}Long`)}>
      <span className="live-mark" data-state={state} role="status">
        <span className="mantine-visible-from-sm">{t(state)}</span>
      </span>
    </Tooltip>
  )
}
