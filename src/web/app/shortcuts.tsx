import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const KEYS = [
  [['Ctrl/⌘', 'K'], 'keyPalette'],
  [['/'], 'keySearch'],
  [['j', 'k'], 'keyMove'],
  [['x'], 'keySelect'],
  [['Shift', 'x'], 'keyRange'],
  [['Enter'], 'keyOpen'],
  [['Esc'], 'keyClear'],
  [['?'], 'keyHelp'],
] as const

/** The keys and what they do. */
export function Shortcuts() {
  const { t } = useTranslation('palette')
  return (
    <dl className="keys">
      {KEYS.map(([keys, does]) => (
        <div key={does} style={{ display: 'contents' }}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key} size="sm" mr={4}>
                {key}
              </Kbd>
            ))}
          </dt>
          <dd>{t(does)}</dd>
        </div>
      ))}
    </dl>
  )
}
