import { createTheme, type MantineColorsTuple, Modal } from '@mantine/core'

/** Spruce: calm enough for a day of bookkeeping, dark enough for white text from shade 7 on. */
const spruce: MantineColorsTuple = [
  '#e9f7f2',
  '#d3ede4',
  '#a6dbc9',
  '#75c8ac',
  '#4fb894',
  '#37ae84',
  '#26966f',
  '#0f7a5c',
  '#0b6e5a',
  '#075044',
]

export const theme = createTheme({
  primaryColor: 'spruce',
  primaryShade: { light: 8, dark: 7 },
  colors: { spruce },
  autoContrast: true,
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: '620' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    Modal: Modal.extend({ defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } } }),
  },
})
