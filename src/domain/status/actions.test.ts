import { describe, expect, test } from 'vitest'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { charter } from '../profile/charter.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'
import { homeServices } from '../profile/home-services.ts'
import type { BillingProfile } from '../profile/profile.ts'
import { PROFILES } from '../profile/profiles.ts'
import { actionsFor, VERBS, type Verb } from './actions.ts'
import { positionOf } from './position.ts'
import { may, ROLES, type Role } from './role.ts'

const TODAY = '2026-03-02'
const AT = '2026-03-02T09:00:00.000Z'

const DOCUMENTS: Readonly<Record<string, Partial<Invoice>>> = {
  draft: { stage: 'draft', postedAt: null },
  posted: {},
  sent: { sentAt: AT },
  'part paid': { sentAt: AT, paid: 1n },
  paid: { sentAt: AT, paid: 120_000n },
  published: { publishedAt: AT },
  archived: { publishedAt: AT, archivedAt: AT },
  void: { stage: 'void', endedAt: AT },
  cancelled: { stage: 'cancelled', endedAt: AT },
  'draft credit note': { kind: 'credit_note', stage: 'draft', postedAt: null },
  'confirmed credit note': { kind: 'credit_note', credited: 120_000n },
}

function actions(profile: BillingProfile, document: Partial<Invoice>, role: Role = 'owner', noted = 0n) {
  const invoice = sampleInvoice(document)
  return actionsFor(invoice, positionOf(invoice, TODAY), profile, role, noted)
}

const allowed = (profile: BillingProfile, document: Partial<Invoice>, role: Role = 'owner'): Verb[] =>
  actions(profile, document, role)
    .filter((action) => action.allowed)
    .map((action) => action.verb)

/** Every document of one business with what an owner may do to it. */
const table = (profile: BillingProfile): string =>
  `\n${Object.entries(DOCUMENTS)
    .map(([name, document]) => `${name.padEnd(22)}${allowed(profile, document).join(' ')}`.trimEnd())
    .join('\n')}\n`

describe('what may be done now, for an owner', () => {
  test('fleet: sending finishes', () => {
    expect(table(fleet)).toBe(`
draft                 edit mark_sent record_payment plan_instalments void adjust ask_deposit
posted                mark_sent publish archive record_payment write_off plan_instalments void cancel credit correct adjust
sent                  publish archive record_payment write_off plan_instalments void cancel credit correct adjust
part paid             publish archive record_payment write_off plan_instalments credit correct adjust
paid                  publish archive credit correct adjust
published             mark_sent archive record_payment write_off plan_instalments void cancel credit correct adjust
archived              mark_sent unarchive record_payment write_off plan_instalments void cancel credit correct adjust
void                  archive
cancelled             archive
draft credit note     edit confirm mark_sent void
confirmed credit note mark_sent publish archive
`)
  })

  test('field service: confirming finishes', () => {
    expect(table(fieldService)).toBe(`
draft                 edit confirm plan_instalments void adjust ask_deposit
posted                mark_sent publish archive record_payment write_off plan_instalments void cancel credit correct adjust
sent                  publish archive record_payment write_off plan_instalments void cancel credit correct adjust
part paid             publish archive record_payment write_off plan_instalments credit correct adjust
paid                  publish archive credit correct adjust
published             mark_sent archive record_payment write_off plan_instalments void cancel credit correct adjust
archived              mark_sent unarchive record_payment write_off plan_instalments void cancel credit correct adjust
void                  archive
cancelled             archive
draft credit note     edit confirm void
confirmed credit note mark_sent publish archive
`)
  })

  test('charter: publishing finishes', () => {
    expect(table(charter)).toBe(`
draft                 edit publish plan_instalments void adjust ask_deposit
posted                mark_sent publish archive record_payment write_off plan_instalments void cancel credit correct adjust
sent                  publish archive record_payment write_off plan_instalments void cancel credit correct adjust
part paid             publish archive record_payment write_off plan_instalments credit correct adjust
paid                  publish archive credit correct adjust
published             mark_sent archive record_payment write_off plan_instalments void cancel credit correct adjust
archived              mark_sent unarchive record_payment write_off plan_instalments void cancel credit correct adjust
void                  archive
cancelled             archive
draft credit note     edit confirm publish void
confirmed credit note mark_sent publish archive
`)
  })

  test('home services: a hand-made draft is finished by confirming or sending', () => {
    expect(table(homeServices)).toBe(`
draft                 edit confirm mark_sent plan_instalments void adjust ask_deposit
posted                mark_sent publish archive record_payment write_off plan_instalments void cancel credit correct adjust
sent                  publish archive record_payment write_off plan_instalments void cancel credit correct adjust
part paid             publish archive record_payment write_off plan_instalments credit correct adjust
paid                  publish archive credit correct adjust
published             mark_sent archive record_payment write_off plan_instalments void cancel credit correct adjust
archived              mark_sent unarchive record_payment write_off plan_instalments void cancel credit correct adjust
void                  archive
cancelled             archive
draft credit note     edit confirm mark_sent void
confirmed credit note mark_sent publish archive
`)
  })
})

describe('credit notes over a document', () => {
  const whyNot = (verb: Verb, document: Partial<Invoice>, noted: bigint): string | null =>
    actions(homeServices, document, 'owner', noted).find((one) => one.verb === verb)!.why

  test('what is credited whole is not credited again, wherever the credit went', () => {
    for (const verb of ['credit', 'correct'] as const) {
      expect(whyNot(verb, { paid: 120_000n }, 120_000n)).toBe('All of it is credited already.')
      expect(whyNot(verb, { paid: 120_000n }, 119_999n)).toBeNull()
      // Credit of another document that was used on this one takes nothing of this one back.
      expect(whyNot(verb, { credited: 120_000n }, 0n)).toBeNull()
    }
  })

  test('while one stands it is neither voided nor cancelled, though nothing is settled on it', () => {
    for (const verb of ['void', 'cancel'] as const) {
      expect(whyNot(verb, {}, 1n)).toBe('A credit note over it stands; correct the rest with another.')
      expect(whyNot(verb, {}, 0n)).toBeNull()
    }
  })
})

describe('roles', () => {
  const union = (role: Role): Verb[] =>
    VERBS.filter((verb) =>
      Object.values(DOCUMENTS).some((document) => allowed(homeServices, document, role).includes(verb)),
    )

  test('a dispatcher only works on drafts', () => {
    expect(union('dispatcher')).toEqual(['edit', 'ask_deposit'])
    expect(allowed(fleet, DOCUMENTS['posted']!, 'dispatcher')).toEqual([])
    expect(may('dispatcher', 'tell_work')).toBe(true)
    expect(may('dispatcher', 'record_payments')).toBe(false)
  })

  test('a viewer does nothing, and is told so', () => {
    expect(union('viewer')).toEqual([])
    for (const action of actions(fleet, DOCUMENTS['draft']!, 'viewer'))
      expect(action.why).toBe('Your role does not allow it.')
    for (const permission of [
      'tell_work',
      'write_drafts',
      'finish_invoices',
      'record_payments',
      'manage',
    ] as const) {
      expect(may('viewer', permission)).toBe(false)
    }
  })

  test('owner, administrator, billing specialist and accountant bill alike; only the first two manage', () => {
    for (const role of ['administrator', 'billing_specialist', 'accountant'] as const) {
      expect(union(role)).toEqual(union('owner'))
      for (const document of Object.values(DOCUMENTS)) {
        expect(allowed(fleet, document, role)).toEqual(allowed(fleet, document, 'owner'))
      }
    }
    expect(ROLES.filter((role) => may(role, 'manage'))).toEqual(['owner', 'administrator'])
  })
})

test('every verb is answered, allowed or with a sentence why not, for everyone and everything', () => {
  for (const profile of [fleet, fieldService, charter, homeServices]) {
    for (const document of Object.values(DOCUMENTS)) {
      for (const role of ROLES) {
        const answers = actions(profile, document, role)
        expect(answers.map((action) => action.verb)).toEqual([...VERBS])
        for (const action of answers) {
          expect(action.allowed).toBe(action.why === null)
          if (action.why !== null) expect(action.why).toMatch(/^[A-Z].*\.$/)
          expect(action.label).not.toBe('')
        }
      }
    }
  }
})

describe('the reason names what stands in the way', () => {
  const why = (profile: BillingProfile, document: Partial<Invoice>, verb: Verb): string | null =>
    actions(profile, document).find((action) => action.verb === verb)?.why ?? null

  test.each([
    ['fleet', 'posted', 'edit', 'credit note'],
    ['fleet', 'void', 'edit', 'void'],
    ['fleet', 'cancelled', 'record_payment', 'cancelled'],
    ['fleet', 'draft', 'confirm', 'sending'],
    ['charter', 'draft', 'confirm', 'publishing'],
    ['charter', 'draft', 'mark_sent', 'Publish'],
    ['field-service', 'draft', 'mark_sent', 'Confirm'],
    ['field-service', 'draft', 'record_payment', 'draft'],
    ['field-service', 'draft', 'publish', 'draft'],
    ['field-service', 'sent', 'mark_sent', 'already'],
    ['charter', 'published', 'publish', 'already'],
    ['charter', 'archived', 'archive', 'already'],
    ['charter', 'published', 'unarchive', 'not archived'],
    ['charter', 'draft', 'archive', 'draft'],
    ['fleet', 'paid', 'record_payment', 'Nothing is owed'],
    ['fleet', 'part paid', 'void', 'credit note'],
    ['fleet', 'part paid', 'cancel', 'credit note'],
    ['fleet', 'draft', 'cancel', 'void'],
    ['fleet', 'confirmed credit note', 'record_payment', 'credit note'],
  ] as const)('%s, %s: no %s, because of "%s"', (code, document, verb, word) => {
    expect(why(PROFILES.get(code)!, DOCUMENTS[document]!, verb)).toContain(word)
  })

  test('a document credited in part cannot be voided: something is settled on it', () => {
    expect(why(fleet, { credited: 1n }, 'void')).toContain('credit note')
  })
})
