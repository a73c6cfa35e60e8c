import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../kernel/refusal.ts'
import { parseDecimal } from '../../kernel/decimal.ts'
import { checkPattern, formatNumber } from '../invoice/numbering.ts'
import { parseTerms } from '../invoice/terms.ts'
import { VOCABULARIES } from '../status/vocabulary.ts'
import type { BillingProfile } from './profile.ts'
import { PROFILES } from './profiles.ts'

const row = (pick: (profile: BillingProfile) => unknown): unknown[] => [...PROFILES.values()].map(pick)

describe("the four businesses of the product's first table", () => {
  test('stand in its order', () => {
    expect([...PROFILES.keys()]).toEqual(['fleet', 'field-service', 'charter', 'home-services'])
    expect(row((profile) => profile.code)).toEqual([...PROFILES.keys()])
  })

  test('what the event does', () => {
    expect(
      row(({ reactions }) => [reactions.order, reactions.service_order, reactions.trip, reactions.booking]),
    ).toEqual([
      ['draft', 'offer', 'offer', 'offer'],
      ['offer', 'offer', 'offer', 'offer'],
      ['offer', 'offer', 'offer', 'offer'],
      ['offer', 'offer', 'offer', 'create'],
    ])
  })

  test('number given', () =>
    expect(row((profile) => profile.numberAt)).toEqual(['draft', 'final', 'draft', 'draft']))

  test('revenue recognized', () =>
    expect(row((profile) => profile.recognizeAt)).toEqual(['draft', 'final', 'final', 'final']))

  test('becomes final when', () => {
    expect(row((profile) => profile.finalWhen)).toEqual(['sent', 'confirmed', 'published', 'created'])
  })

  test('several service orders may go on one invoice, one trip unless a person says otherwise', () => {
    expect(row((profile) => profile.worksPerInvoice)).toEqual(['one', 'many', 'one', 'one'])
  })

  test('only a service order in Done may be invoiced', () => {
    for (const profile of PROFILES.values()) {
      expect(profile.billableStages).not.toContain('planned')
      expect(profile.billableStages).not.toContain('in_progress')
      expect(profile.billableStages).not.toContain('cancelled')
    }
    expect(PROFILES.get('field-service')?.billableStages).toEqual(['done'])
  })
})

describe.each([...PROFILES.values()])('$code', (profile) => {
  test('its series can number documents: INV-YYYY-NNNNN by default, never reset', () => {
    for (const series of [profile.series, profile.creditSeries]) {
      expect(checkPattern(series.pattern, series.yearlyReset)).toBeNull()
      expect(series.yearlyReset).toBe(false)
    }
    expect(formatNumber({ ...profile.series, next: 1n, year: null }, 142n, '2026-03-01')).toBe(
      'INV-2026-00142',
    )
    expect(profile.series.code).not.toBe(profile.creditSeries.code)
  })

  test('its terms, tax and words exist', () => {
    expect(isRefusal(parseTerms(profile.terms))).toBe(false)
    expect(isRefusal(parseDecimal(profile.defaultTax.rate))).toBe(false)
    expect(Object.keys(VOCABULARIES)).toEqual(
      expect.arrayContaining([profile.words.staff, profile.words.client]),
    )
  })
})
