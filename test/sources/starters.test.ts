import { expect, test } from 'vitest'
import { checkMapping } from '../../src/domain/mapping/check-mapping.ts'
import { mapEvent } from '../../src/domain/mapping/map-event.ts'
import { checkWorkEvent } from '../../src/http/check-work-event.ts'
import { assert } from '../../src/kernel/assert.ts'
import { inOrder } from '../../src/web/staff/sources/mapping-order.ts'
import { STARTERS } from '../../src/web/staff/sources/starters.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()

test.each(Object.entries(STARTERS))(
  'what the form begins with for %s is carried out',
  async (profile, { mapping, payload }) => {
    const checked = checkMapping(inOrder(mapping))
    assert('mapping' in checked, JSON.stringify(checked))
    const envelope = { source: 'starter', id: null, occurredAt: null }
    const mapped = mapEvent(checked.mapping, payload, envelope, checkWorkEvent)
    assert('event' in mapped, JSON.stringify(mapped))
    const books = await Books.open(database, profile, { currency: 'USD' })
    expect(await books.tell(mapped.event)).toMatchObject({ outcome: 'done' })
  },
)
