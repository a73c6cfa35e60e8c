import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import { type AccountType, addAccount, changeAccount } from '../oracle/chart.ts'
import type { Model } from '../model.ts'

const code = fc.constantFrom('4150', '4160', '4900', '5950', '4000', '3000')
const type = fc.constantFrom<AccountType>('revenue', 'expense', 'asset')

/** The accounts the model speaks of are as the program's chart has them. */
async function sameChart({ oracle, program }: Model): Promise<void> {
  const { items } = await program.get('/v1/accounts')
  for (const row of items) {
    const known = oracle.accounts.get(row.code)
    if (known) expect(row).toMatchObject({ type: known.type, active: known.active })
  }
}

export const addsAccount = fc.tuple(code, type).map(([named, of]) =>
  command(`add ${of} account ${named}`, async (model) => {
    const body = { code: named, name: `Account ${named}`, type: of }
    const answer = await model.program.call('POST', '/v1/accounts', body)
    model.agree(answer, addAccount(model.oracle, named, of))
    await sameChart(model)
  }),
)

/** An account gets another name, is taken out of use or into it again, or becomes one of another type. */
export const changesAccount = fc
  .tuple(code, fc.option(fc.boolean()), fc.option(type, { freq: 2 }))
  .map(([named, active, of]) =>
    command(`change account ${named}: ${active}, ${of}`, async (model) => {
      const change = { ...(active === null ? {} : { active }), ...(of === null ? {} : { type: of }) }
      const body = { name: `Account ${named}, renamed`, ...change }
      const answer = await model.program.call('PATCH', `/v1/accounts/${named}`, body)
      model.agree(answer, changeAccount(model.oracle, named, change))
      await sameChart(model)
    }),
  )
