import fc from 'fast-check'
import { command } from '../command.ts'
import { customer } from './shapes.ts'

/** A customer moves, and gets terms of their own or those of the business again. */
export const changeCustomer = fc
  .tuple(customer, fc.option(fc.constantFrom(3, 60)), fc.nat({ max: 99 }))
  .map(([name, netDays, house]) =>
    command(`${name} moves to ${house} Main Street, net ${netDays}`, async (model) => {
      const id = model.customerIds.get(name)
      if (!id) return
      const body = { address: { street: `${house} Main Street` }, terms: netDays && `net ${netDays}` }
      model.agree(await model.program.call('PATCH', `/v1/customers/${id}`, body, { 'if-match': '*' }), 'done')
      model.oracle.customer(name).netDays = netDays
    }),
  )
