import { Button, Group, Slider, Text } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { amountLocale } from '../../texts/texts.ts'
import type { Standing } from './running.ts'

/** The rates one can choose, in acts a minute. */
const RATES = [10, 30, 60, 120, 300, 600, 1_200, 3_000, 6_000] as const
const MARKS = RATES.map((_, value) => ({ value }))

/** Start and stop, and how fast. */
export function Controls({
  standing: { running, rate },
  onStart,
  onStop,
  onRate,
}: {
  standing: Standing
  onStart: () => void
  onStop: () => void
  onRate: (rate: number) => void
}) {
  const { t } = useTranslation('simulator')
  const rateText = (one: number): string =>
    one < 120
      ? t('perMinute', { rate: one })
      : t('perSecond', { rate: (one / 60).toLocaleString(amountLocale()) })
  return (
    <Group className="surface" p="lg" gap="xl" align="center">
      {running ? (
        <Button
          size="md"
          variant="default"
          leftSection={<IconPlayerStopFilled size={16} />}
          onClick={onStop}
          miw={124}
        >
          {t('stop')}
        </Button>
      ) : (
        <Button size="md" leftSection={<IconPlayerPlayFilled size={16} />} onClick={onStart} miw={124}>
          {t('start')}
        </Button>
      )}
      <div style={{ flex: '1 1 240px', maxWidth: 560 }}>
        <Group justify="space-between" mb={6}>
          <Text size="sm" className="quiet">
            {t('speed')}
          </Text>
          <Text size="sm" fw={560} className="amount">
            {rateText(rate)}
          </Text>
        </Group>
        <Slider
          thumbLabel={t('speed')}
          min={0}
          max={RATES.length - 1}
          step={1}
          marks={MARKS}
          label={null}
          thumbValueText={(at) => rateText(RATES[at] ?? rate)}
          value={Math.max(
            0,
            RATES.findIndex((one) => one >= rate),
          )}
          onChange={(at) => onRate(RATES[at]!)}
        />
      </div>
    </Group>
  )
}
