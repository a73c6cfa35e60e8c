import { allocate } from '../../kernel/allocate.ts'
import { type Decimal, divideRounded, HUNDRED_PERCENT } from '../../kernel/decimal.ts'
import { formatMoney } from '../../kernel/money.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Creditable, CreditableGroup, CreditableLine } from './creditable.ts'
import type { AskedLine, CreditAsk } from './crediting.ts'
import { isTaxedAlike, type TaxTerms, termsOf } from './tax-terms.ts'

/** One line of a credit note, worked out: minor units. `position` is the original's line it takes from, if it is one line's. */
export interface CreditPart extends TaxTerms {
  readonly position: number | null
  readonly description: string | null
  readonly workId: string | null
  readonly account?: string | undefined
  /** Of the original's quantity; null where an amount was asked for. */
  readonly quantity: Decimal | null
  /** The whole line, of which nothing was credited before. */
  readonly whole: boolean
  readonly net: bigint
  readonly tax: bigint
}

/**
 * What a credit note bears for what was asked (rule 25). Its tax in each group is what all notes together should have
 * credited, rounded once, less what earlier ones did; who takes the last of a group takes the last of its tax. So notes
 * over the same document always come to it, to the minor unit. Refused: what is more than is left, an amount that is not
 * above zero, a line that is not there or named twice.
 */
export function creditParts(ask: CreditAsk, of: Creditable): readonly CreditPart[] | Refusal {
  const parts = partsOf(ask, of)
  if (isRefusal(parts)) return parts
  const total = sumOf(parts.map(({ net, tax }) => net + tax))
  if (total > of.left) return exceeds(of.left, of.currency)
  if (total > 0n) return parts
  return refuse(
    of.left <= 0n ? 'nothing_left_to_credit' : 'nothing_to_credit',
    25,
    of.left <= 0n ? 'All of it is credited already.' : 'This comes to nothing.',
  )
}

function partsOf(ask: CreditAsk, of: Creditable): CreditPart[] | Refusal {
  switch (ask.by) {
    case 'rest':
      return restOf(of)
    case 'lines':
      return byLines(ask.lines, of)
    case 'amount':
      return byAmount(ask, of)
  }
}

/** All that is left: of an untouched document its very lines, of another what is left of each group. */
function restOf(of: Creditable): CreditPart[] {
  if (of.untouched)
    return of.lines.map((line) => ({ ...ofLine(line), whole: true, net: line.net, tax: line.tax }))
  return of.groups.flatMap((group) => {
    const cells = cellsOf(of, group).map(({ workId, account, leftNet }) => ({
      workId,
      account,
      net: leftNet,
    }))
    const taxes = allocate(
      group.leftTax,
      cells.map(({ net }) => net),
    )
    return cells.flatMap(({ workId, account, net }, at) => {
      const tax = taxes[at]!
      return net === 0n && tax === 0n ? [] : [{ ...ofGroup(group), workId, account, net, tax }]
    })
  })
}

/** Each amount is spread over what is left, so that every group loses its share and no minor unit is lost. */
function byAmount(
  { of: basis, parts }: CreditAsk & { by: 'amount' },
  of: Creditable,
): CreditPart[] | Refusal {
  const groups = of.groups.map((group) => ({ ...group, cells: cellsOf(of, group) }))
  const credited: CreditPart[] = []
  for (const [at, { amount, description }] of parts.entries()) {
    const pointer = `/parts/${at}/amount`
    if (amount <= 0n)
      return refuse('amount_not_positive', 25, 'An amount to credit is above zero.', { pointer })
    const lefts = groups.map(({ leftBase, leftTax, cells }) => {
      const nets = cells.map(({ leftNet }) => leftNet)
      if (basis === 'net') return nets
      const taxes = allocate(leftTax, leftBase === 0n ? nets.map(() => 0n) : nets)
      return nets.map((net, i) => net + taxes[i]!)
    })
    const left = sumOf(lefts.flat())
    if (amount > left) return exceeds(left, of.currency, pointer)
    const shares = allocate(amount, lefts.flat())
    for (const group of groups) {
      const mine = shares.splice(0, group.cells.length)
      const part = sumOf(mine)
      const nets = group.cells.map(({ leftNet }) => leftNet)
      const { tax, last } = taxOf(group, part, basis)
      const taxes = allocate(tax, last ? nets : mine)
      for (const [i, cell] of group.cells.entries()) {
        const net = last ? nets[i]! : basis === 'net' ? mine[i]! : mine[i]! - taxes[i]!
        if (net === 0n && taxes[i] === 0n) continue
        credited.push({
          ...ofGroup(group),
          workId: cell.workId,
          account: cell.account,
          description,
          net,
          tax: taxes[i]!,
        })
        cell.leftNet -= net
        group.leftBase -= net
        group.leftTax -= taxes[i]!
      }
    }
  }
  return credited
}

function byLines(asked: readonly AskedLine[], of: Creditable): CreditPart[] | Refusal {
  const basis = of.pricesIncludeTax ? 'total' : 'net'
  const taken: { line: CreditableLine; quantity: Decimal | null; amount: bigint; whole: boolean }[] = []
  for (const [at, ask] of asked.entries()) {
    const pointer = `/lines/${at}`
    const line = of.lines.find(({ position }) => position === ask.position)
    if (!line) return refuse('line_not_found', 25, `The document has no line ${ask.position}.`, { pointer })
    if (taken.some((one) => one.line === line))
      return refuse('line_named_twice', 25, `Line ${ask.position} is named twice.`, { pointer })
    const amount = amountOfLine(ask, line, of, pointer)
    if (isRefusal(amount)) return amount
    const untouched = line.leftNet === line.net && line.leftTax === line.tax
    const whole = untouched && amount === basisOf(line, basis) && ask.amount === null
    taken.push({ line, quantity: ask.quantity, amount, whole })
  }
  const parts = new Map<CreditableLine, CreditPart>()
  for (const group of of.groups) {
    const mine = taken.filter(({ line }) => isTaxedAlike(line, group))
    if (mine.length === 0) continue
    const sum = sumOf(mine.map(({ amount }) => amount))
    const left = basis === 'net' ? group.leftBase : group.leftBase + group.leftTax
    if (within(sum, left) !== sum) return exceeds(left, of.currency, '/lines')
    const over = cellsOf(of, group).find(({ workId, account, leftNet }) => {
      const inCell = mine.filter(({ line }) => line.workId === workId && line.account === account)
      const net = sumOf(inCell.map(({ amount }) => amount))
      return basis === 'net' && within(net, leftNet) !== net
    })
    if (over) return exceeds(over.leftNet, of.currency, '/lines')
    const taxes = taxesOfLines(mine, group, sum, of)
    for (const [at, { line, quantity, amount, whole }] of mine.entries()) {
      const tax = taxes[at]!
      const net = basis === 'net' ? amount : amount - tax
      parts.set(line, { ...ofLine(line), quantity, whole, net, tax })
    }
  }
  return taken.map(({ line }) => parts.get(line)!)
}

/** What is credited of a line, with tax where prices contain it. Amounts by quantity are rounded cumulatively too. */
function amountOfLine(
  ask: AskedLine,
  line: CreditableLine,
  of: Creditable,
  pointer: string,
): bigint | Refusal {
  const basis = of.pricesIncludeTax ? 'total' : 'net'
  const whole = basisOf(line, basis)
  const left = basis === 'net' ? line.leftNet : line.leftNet + line.leftTax
  if (ask.quantity !== null) {
    const leftQuantity = line.quantity - line.creditedQuantity
    if (ask.quantity === 0n || within(ask.quantity, leftQuantity) !== ask.quantity) {
      return refuse('quantity_exceeds_line', 25, `Line ${line.position} has less than that left to credit.`, {
        pointer: `${pointer}/quantity`,
      })
    }
    const all = line.creditedQuantity + ask.quantity
    const sign = line.quantity < 0n ? -1n : 1n
    return within(divideRounded(whole * all * sign, line.quantity * sign) - line.creditedByQuantity, left)
  }
  const amount = ask.amount ?? left
  if (within(amount, left) === amount && amount !== 0n) return amount
  if (ask.amount === null && left === 0n && line.net === 0n) return 0n
  return exceeds(left, of.currency, `${pointer}/amount`, `Line ${line.position}`)
}

/** The tax of lines of one group, in all that of the group; by line where the document rounds so. */
function taxesOfLines(
  mine: readonly { line: CreditableLine; amount: bigint }[],
  group: CreditableGroup,
  sum: bigint,
  of: Creditable,
): bigint[] {
  const basis = of.pricesIncludeTax ? 'total' : 'net'
  const { tax, last } = taxOf(group, sum, basis)
  const amounts = mine.map(({ amount }) => amount)
  if (of.taxRounding === 'document') return allocate(tax, amounts)
  const taxes = mine.map(({ line, amount }) => {
    const { net: base, tax: lineTax, leftNet: leftBase, leftTax, rate } = line
    return taxOf({ rate, base, tax: lineTax, leftBase, leftTax }, amount, basis).tax
  })
  const came = sumOf(taxes)
  const bounded = within(came, group.leftTax)
  const wanted = last ? tax : basis === 'net' ? bounded : sum - within(sum - bounded, group.leftBase)
  taxes[taxes.length - 1]! += wanted - came
  return taxes
}

type Taxed = Pick<CreditableGroup, 'rate' | 'base' | 'tax' | 'leftBase' | 'leftTax'>

/** The tax of a part: of all that is credited with it, rounded once, less what was credited before (rule 25). */
function taxOf(
  { rate, base, tax, leftBase, leftTax }: Taxed,
  part: bigint,
  basis: 'net' | 'total',
): { tax: bigint; last: boolean } {
  if (part === (basis === 'net' ? leftBase : leftBase + leftTax)) return { tax: leftTax, last: true }
  const before = base - leftBase
  const taxBefore = tax - leftTax
  if (basis === 'net') {
    const should = divideRounded((before + part) * rate, HUNDRED_PERCENT)
    return { tax: within(should - taxBefore, leftTax), last: false }
  }
  const should = divideRounded((before + taxBefore + part) * rate, HUNDRED_PERCENT + rate)
  // Neither more tax nor more net than is left of either.
  const net = within(part - within(should - taxBefore, leftTax), leftBase)
  return { tax: part - net, last: false }
}

const basisOf = ({ net, tax }: { net: bigint; tax: bigint }, basis: 'net' | 'total'): bigint =>
  basis === 'net' ? net : net + tax

/** The amount, or where it lies beyond, the nearer end of nothing and `limit`, whichever sign that has. */
function within(amount: bigint, limit: bigint): bigint {
  const [least, most] = limit < 0n ? [limit, 0n] : [0n, limit]
  return amount < least ? least : amount > most ? most : amount
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)

const cellsOf = ({ cells }: Creditable, group: CreditableGroup) =>
  cells.flatMap((cell) => (isTaxedAlike(cell, group) ? [{ ...cell }] : []))

const ofGroup = (group: CreditableGroup) => ({
  position: null,
  description: null,
  ...termsOf(group),
  quantity: null,
  whole: false,
})

const ofLine = (line: CreditableLine) => ({
  position: line.position,
  description: null,
  ...termsOf(line),
  workId: line.workId,
  account: line.account,
  quantity: null,
})

function exceeds(left: bigint, currency: string, pointer?: string, what = 'It'): Refusal {
  const most = left > 0n || what !== 'It' ? left : 0n
  return refuse(
    'credit_exceeds_original',
    25,
    `${what} has ${formatMoney(most, currency)} ${currency} left to credit, less than that.`,
    { values: { left: String(most) }, ...(pointer === undefined ? {} : { pointer }) },
  )
}
