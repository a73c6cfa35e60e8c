import i18next from 'i18next'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import {
  at,
  bookingCompleted,
  cashHandedIn,
  orderPriced,
  serviceOrder,
  tripCompleted,
} from '../../../test/support/domain/told-events.ts'
import { CustomerChanges } from '../../contract/customer.ts'
import { OWN_ENTRY_KINDS } from '../../contract/entry-kind.ts'
import { ConnectionCheck, type CheckPoint } from '../../contract/source-connection.ts'
import { OrganizationChanges, OrganizationSettings } from '../../contract/organization-settings.ts'
import { PaymentMethod } from '../../contract/payment.ts'
import { DEFAULT_CHART } from '../../domain/ledger/chart.ts'
import { ENTRY_KINDS } from '../../domain/ledger/entry.ts'
import { LOCKS } from '../../domain/ledger/lock-dates.ts'
import { DRAFT_FIELDS } from '../../domain/plan/edit-draft.ts'
import { brief } from '../../domain/plan/note.ts'
import { PROFILES } from '../../domain/profile/profiles.ts'
import { ENGLISH } from '../../domain/sentence/english.ts'
import { inEnglish, money, on, say, type SentenceCode, term } from '../../domain/sentence/say.ts'
import { ROLES } from '../../domain/status/role.ts'
import { VERBS, WHYS, type WhyCode } from '../../domain/status/actions.ts'
import { VOCABULARIES } from '../../domain/status/vocabulary.ts'
import { describeWork } from '../../domain/work/describe.ts'
import { said as german } from './de/index.ts'
import { said as french } from './fr/index.ts'
import {
  accountText,
  actText,
  checkRemedyText,
  entryKindText,
  fieldText,
  fieldValueText,
  placeText,
  possibleActs,
  problemText,
  profileText,
  remedyText,
  SAID,
  spokenAction,
  termText,
  wordText,
  workText,
} from './said.ts'
import { reasonText, remarksText, toldText } from './told.ts'

const CATALOGS = { de: german, fr: french }
const WORDS = Object.values(VOCABULARIES).flat()
const WHY_CODES = Object.keys(WHYS) as WhyCode[]
const POINTS = ConnectionCheck.shape.points.element.shape.point.options
const failed = (point: CheckPoint['point']): CheckPoint => ({
  point,
  passed: false,
  says: 'It fails.',
  remedy: 'As the server says',
})
const action = (verb: (typeof VERBS)[number], whyCode: WhyCode) =>
  spokenAction({ verb, label: 'As the server says', allowed: false, why: WHYS[whyCode], whyCode })

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: {} })
  for (const [language, catalog] of Object.entries(CATALOGS))
    i18next.addResourceBundle(language, SAID, catalog)
})
afterAll(async () => {
  for (const language of Object.keys(CATALOGS)) i18next.removeResourceBundle(language, SAID)
  await i18next.changeLanguage('en')
})

test('the kinds of entries to choose from are those there are', () => {
  expect(OWN_ENTRY_KINDS.toSorted()).toEqual(ENTRY_KINDS.toSorted())
})

describe('in English', () => {
  beforeAll(async () => void (await i18next.changeLanguage('en')))

  test('stands what the server says, with the spelling of each business', () => {
    expect(WORDS.map(wordText)).toEqual(WORDS.map(({ label }) => label[0]!.toUpperCase() + label.slice(1)))
    expect(VOCABULARIES.home_services.map(wordText)).toContain('Partially Paid')
    for (const code of WHY_CODES)
      expect(action('void', code)).toMatchObject({ label: 'As the server says', why: WHYS[code] })
    for (const { code, name } of DEFAULT_CHART) expect(accountText(code, name)).toBe(name)
    for (const profile of PROFILES.values()) expect(profileText(profile)).toBe(profile.name)
    expect(workText(describeWork(orderPriced('o-1', 100, at(1))))).toBe('Order o-1')
    expect(remedyText({ code: 'stale_version', remedy: 'Read it again.' })).toBeNull()
    for (const point of POINTS) expect(checkRemedyText(failed(point))).toBe('As the server says')
  })

  test('codes that have no sentence are read as words', () => {
    expect(entryKindText('revenue_recognition_reversal')).toBe('revenue recognition reversal')
    expect(fieldText('profile.defaultTax')).toBe('profile, default tax')
    expect(placeText('/lines/0/unitPrice')).toBe('Line 1, unit price')
    expect(placeText('/reason')).toBe('Reason')
    expect(placeText('/works/1')).toBe('Works 2')
    expect(fieldValueText('stage', 'in_progress')).toBe('in_progress')
  })
})

describe.each(['de', 'fr'] as const)('in %s', (language) => {
  beforeAll(async () => void (await i18next.changeLanguage(language)))

  test('nothing of what the server says by a code is its English', () => {
    const left = [
      ...WORDS.filter((word) => wordText(word).toLowerCase() === word.label.toLowerCase()),
      ...VERBS.filter((verb) => action(verb, 'role').label === 'As the server says'),
      ...WHY_CODES.filter((code) => action('void', code).why === WHYS[code]),
      ...ENTRY_KINDS.filter((kind) => entryKindText(kind) === kind.replaceAll('_', ' ')),
      ...DEFAULT_CHART.filter(({ code, name }) => accountText(code, name) === name),
      ...[...PROFILES.values()].filter((profile) => profileText(profile) === profile.name),
      ...POINTS.filter((point) => checkRemedyText(failed(point)) === 'As the server says'),
    ]
    expect(left).toEqual([])
  })

  test('reasons and verbs are told apart', () => {
    expect(new Set(Object.values(CATALOGS[language].whys)).size).toBe(WHY_CODES.length)
    expect(new Set(Object.values(CATALOGS[language].verbs)).size).toBe(VERBS.length)
  })

  test('what is refused is said by its code, and an act that is not possible by its reason', () => {
    const { problems } = CATALOGS[language]
    expect(problemText({ code: 'stale_version' })).toBe(problems.stale_version)
    expect(problemText({ code: 'of_another_version' })).toBeNull()
    const values = { verb: 'void', allowed: [], whyCode: 'settled' }
    expect(problemText({ code: 'not_allowed_now', values })).toBe(CATALOGS[language].whys.settled)
  })

  test('what to do about it is said by its code, where there is anything to do', () => {
    const { remedies } = CATALOGS[language]
    expect(remedyText({ code: 'stale_version', remedy: 'Read it again.' })).toBe(remedies.stale_version)
    expect(remedyText({ code: 'of_another_version', remedy: 'Read it again.' })).toBeNull()
    expect(remedyText({ code: 'stale_version', remedy: null })).toBeNull()
    expect(checkRemedyText({ ...failed('key'), passed: true, remedy: null })).toBeNull()
  })

  test('the acts that are possible instead of what was refused are named', () => {
    const values = { verb: 'void', allowed: ['mark_sent', 'rotate'], whyCode: 'settled' }
    const { verbs, acts } = CATALOGS[language]
    expect(possibleActs({ values })?.map(actText)).toEqual([verbs.mark_sent, acts.rotate])
    expect(possibleActs({ values: { allowed: [] } })).toBeNull()
    expect(possibleActs({})).toBeNull()
  })

  test('an account that was renamed, or another with the same name, is called what it is called', () => {
    expect(accountText('1100', 'Debtors')).toBe('Debtors')
    expect(accountText('1105', 'Accounts receivable')).toBe('Accounts receivable')
  })

  test('what undoes a kind of entry says so, with the kind', () => {
    for (const kind of ENTRY_KINDS) {
      expect(entryKindText(`${kind}_reversal`)).toContain(entryKindText(kind))
      expect(entryKindText(`${kind}_reversal`)).not.toBe(entryKindText(kind))
    }
  })

  test('work without a title is named by its kind; a title of its own stays', () => {
    for (const event of [
      orderPriced('o-1', 100, at(1)),
      serviceOrder('s-1', at(1)),
      bookingCompleted('b-1', at(1)),
      cashHandedIn('o-2', at(1)),
    ]) {
      const work = describeWork(event)
      expect(workText(work)).not.toBe(work.title)
      if (work.kind !== 'sale') expect(workText(work)).toContain(work.reference)
      expect(workText({ ...work, title: 'Order of the day' })).toBe('Order of the day')
    }
    expect(workText(describeWork(tripCompleted('t-1', at(1))))).toBe('TEB → PBI')
  })

  test('every field that the audit trail shows has a name', () => {
    const { seller, profile } = OrganizationChanges.shape
    const fields = [
      ...Object.keys(brief(sampleInvoice())),
      ...Object.keys(DEFAULT_CHART[0]!),
      ...LOCKS,
      ...Object.keys(seller.unwrap().shape),
      ...Object.keys(profile.unwrap().shape),
      ...Object.keys(OrganizationSettings.shape.portal.shape),
    ]
    const { fields: named } = CATALOGS[language] as { fields: Readonly<Record<string, string>> }
    expect(fields.filter((field) => named[field] === undefined)).toEqual([])
  })

  test('a sentence is said with amounts, days and words as they are written there', () => {
    const said = say('paid_by', { amount: money(123_456n, 'USD'), method: term('bank_transfer') })
    const words = toldText(said, inEnglish(said))
    expect(words).not.toContain('bank')
    expect(words).toMatch(/1[.\u202f]234,56/)
    const due = say('instalments_taken_back', { day: on('2026-03-01') })
    expect(toldText(due, inEnglish(due))).toMatch(/März 2026|1 mars 2026/)
    expect(toldText({ code: 'of_a_later_version', parts: {} }, 'As it was written.')).toBe(
      'As it was written.',
    )
    expect(remarksText([said, { code: 'of_a_later_version', parts: {} }], 'English.')).toBe('English.')
    expect(remarksText([said, due], 'English.')).toBe(`${words} ${toldText(due, '')}`)
    expect(reasonText({ reason: 'It was refused.', said: null, code: 'stale_version' })).toBe(
      CATALOGS[language].problems.stale_version,
    )
    expect(reasonText({ reason: 'It was refused.', said: null, code: 'unheard_of' })).toBe('It was refused.')
    expect(reasonText({ reason: null, said: null, code: null })).toBeNull()
  })

  test('every word that sentences put in has one', () => {
    const terms = [
      ...ROLES,
      ...PaymentMethod.options,
      'planned',
      'in_progress',
      'done',
      'priced',
      'completed',
      'cancelled',
      'cancelled_work',
      'asset',
      'liability',
      'equity',
      'revenue',
      'expense',
      'month',
      'quarter',
      'year',
      'lines',
      ...DRAFT_FIELDS.filter((field) => field !== 'customerVersion'),
      ...Object.keys(CustomerChanges.shape).filter((field) => field !== 'reason'),
      'waiting',
      'ingested',
      'ignored',
      'refused',
      'failed',
      'nothing',
    ]
    expect(terms.filter((code) => termText(code) === undefined)).toEqual([])
  })

  test('values are translated where they are codes, never where people wrote them', () => {
    expect(fieldValueText('profile.worksPerInvoice', 'many')).toBe(CATALOGS[language].values.many)
    expect(fieldValueText('paused', 'true')).toBe(CATALOGS[language].values.true)
    expect(fieldValueText('name', 'draft')).toBe('draft')
    expect(fieldValueText('seller.name', 'cash')).toBe('cash')
  })
})

test('every kept sentence is said in both languages, with the places it has in English', () => {
  const places = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([code, text]) => [code, [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted()])
  for (const { sentences } of Object.values(CATALOGS)) {
    expect(places(sentences)).toEqual(places(ENGLISH))
    // A name of its own, and what only puts others together, reads the same everywhere.
    const same = Object.entries<string>(ENGLISH).filter(
      ([code, text]) => sentences[code as SentenceCode] === text,
    )
    const onlyPlaces = /^as_written$|^one_and_more$|^whole$|^reinstated_by_money$/
    expect(same.filter(([code]) => !onlyPlaces.test(code))).toEqual([])
  }
})

test('both catalogs have the same codes', () => {
  const codes = (catalog: object) =>
    Object.entries(catalog).map(([room, texts]) => [
      room,
      typeof texts === 'string' ? texts.match(/\{\{\w+\}\}/g) : Object.keys(texts as object).toSorted(),
    ])
  expect(codes(french)).toEqual(codes(german))
})
