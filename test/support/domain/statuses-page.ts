import {
  DELIVERIES,
  DUES,
  everyPosition,
  SETTLEMENTS,
  STAGES,
  VISIBILITIES,
  type Position,
} from '../../../src/domain/status/position.ts'
import { VOCABULARIES, wordFor, type VocabularyCode } from '../../../src/domain/status/vocabulary.ts'

const TITLES: Readonly<Record<VocabularyCode, string>> = {
  fleet: 'Fleet',
  field_service: 'Field service',
  charter: 'Charter, as staff read it',
  charter_client: 'Charter, as the client reads it',
  home_services: 'Home services',
}

const ANSWERS = {
  stage: STAGES,
  delivery: DELIVERIES,
  settlement: SETTLEMENTS,
  due: DUES,
  visibility: VISIBILITIES,
} as const satisfies Record<keyof Position, readonly string[]>

const ORDER = Object.keys(ANSWERS) as (keyof Position)[]

type Box = Readonly<Record<keyof Position, readonly string[]>>

/**
 * The page of all words: for each vocabulary every position, grouped by word. Positions of one word are folded into boxes
 * (a set of values for each of the five answers) that cover them exactly, so that the page can be read by people.
 */
export function statusesPage(): string {
  const positions = everyPosition()
  const sections = (Object.keys(VOCABULARIES) as VocabularyCode[]).map((code) => {
    const rows = VOCABULARIES[code].flatMap((word) => {
      const its = positions.filter((position) => wordFor(position, code) === word)
      return boxesOf(its).map((box, at) => {
        const cells = ORDER.map((answer) =>
          box[answer].length === ANSWERS[answer].length ? '·' : box[answer].join(', '),
        )
        const head = at === 0 ? [`**${word.label}**`, word.tone, String(its.length)] : ['', '', '']
        return `| ${[...head, ...cells].join(' | ')} |`
      })
    })
    return [
      `## ${TITLES[code]}`,
      '',
      `| word | tone | positions | ${ORDER.join(' | ')} |`,
      `|---|---|--:|${ORDER.map(() => '---').join('|')}|`,
      ...rows,
      '',
    ].join('\n')
  })
  return [
    '# Words for every position',
    '',
    `There is no status column. A document's position is five answers (${ORDER.map((answer) => `${answer}: ${ANSWERS[answer].join(' / ')}`).join('; ')}),`,
    `${positions.length} positions in all, and each business's words are an ordered table over them (rule 15). Below stands what every table`,
    'says of every position: a dot is "any value", and the rows of a word cover its positions exactly. The page is',
    'generated from the tables and compared with them by `src/domain/status/statuses-page.test.ts`; after a change that is meant, run',
    'that test with `UPDATE_STATUSES=1` and review the difference here.',
    '',
    ...sections,
  ].join('\n')
}

/** Positions as few boxes, found by merging boxes that differ in one answer only; the result covers the same positions. */
function boxesOf(positions: readonly Position[]): Box[] {
  let boxes = positions.map(
    (position): Box =>
      Object.fromEntries(ORDER.map((answer) => [answer, [position[answer]]])) as unknown as Box,
  )
  for (const answer of ORDER.toReversed()) {
    const merged = new Map<string, Box>()
    for (const box of boxes) {
      const key = JSON.stringify(ORDER.map((other) => (other === answer ? null : box[other])))
      const values = [...(merged.get(key)?.[answer] ?? []), ...box[answer]]
      merged.set(key, { ...box, [answer]: ANSWERS[answer].filter((value) => values.includes(value)) })
    }
    boxes = [...merged.values()]
  }
  return boxes
}

/** How many positions the rows of a page cover, read from its text: the independent count. */
export function positionsCovered(page: string): number[] {
  return page
    .split('\n## ')
    .slice(1)
    .map((section) =>
      section
        .split('\n')
        .filter((row) => row.startsWith('| ') && !row.startsWith('| word'))
        .reduce((sum, row) => {
          const cells = row
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim())
            .slice(3)
          return (
            sum +
            ORDER.reduce(
              (product, answer, at) =>
                product * (cells[at] === '·' ? ANSWERS[answer].length : (cells[at] ?? '').split(', ').length),
              1,
            )
          )
        }, 0),
    )
}
