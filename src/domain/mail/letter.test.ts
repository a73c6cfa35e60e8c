import { expect, test } from 'vitest'
import { type Letter, setLetter } from './letter.ts'

const letter: Letter = {
  company: 'Hinz & Kunz',
  language: 'de',
  heading: '1.200,00 $, fällig am 31. März 2026',
  paragraphs: ['Hinz & Kunz hat Ihnen eine Rechnung gesendet.'],
  message: 'Danke!\n<script>alert(1)</script>',
  facts: [
    ['Rechnung', 'INV-2026-00001'],
    ['Datum', '1. März 2026'],
  ],
  action: { label: 'Ansehen', url: 'https://billing.test/i/abc?"onclick="x' },
  foot: 'Hinz & Kunz',
}

test('the plain text holds everything, in order', () => {
  expect(setLetter(letter).text).toBe(`Hinz & Kunz

1.200,00 $, fällig am 31. März 2026

Hinz & Kunz hat Ihnen eine Rechnung gesendet.

Danke!
<script>alert(1)</script>

Rechnung: INV-2026-00001
Datum:    1. März 2026

Ansehen:
https://billing.test/i/abc?"onclick="x

-- 
Hinz & Kunz`)
})

test('in HTML every text is escaped', () => {
  const { html } = setLetter(letter)
  expect(html).toContain('Hinz &amp; Kunz')
  expect(html).toContain('&lt;script&gt;')
  expect(html).not.toContain('<script')
  expect(html).toContain('href="https://billing.test/i/abc?&quot;onclick=&quot;x"')
})

test('what is not there leaves no gap', () => {
  const { text, html } = setLetter({ ...letter, message: null, facts: [], action: null, paragraphs: [] })
  expect(text).toBe('Hinz & Kunz\n\n1.200,00 $, fällig am 31. März 2026\n\n-- \nHinz & Kunz')
  expect(html).not.toMatch(/null|undefined|false|<a /)
})
