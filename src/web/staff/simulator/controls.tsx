import { Button, Group, Slider, Text } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
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
          Stop
        </Button>
      ) : (
        <Button size="md" leftSection={<IconPlayerPlayFilled size={16} />} onClick={onStart} miw={124}>
          Start
        </Button>
      )}
      <div style={{ flex: '1 1 240px', maxWidth: 560 }}>
        <Group justify="space-between" mb={6}>
          <Text size="sm" className="quiet">
            Speed
          </Text>
          <Text size="sm" fw={560} className="amount">
            {rateText(rate)}
          </Text>
        </Group>
        <Slider
          thumbLabel="Speed"
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

const rateText = (rate: number): string =>
  rate < 120 ? `${rate} acts a minute` : `${(rate / 60).toLocaleString('en-US')} acts a second`
