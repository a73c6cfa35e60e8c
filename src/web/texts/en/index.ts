import payments from './payments.ts'
import dashboard from './dashboard.ts'
import live from './live.ts'
import people from './people.ts'
import shell from './shell.ts'

/** Every text of the interface in this language, one room for each part of it. */
export default { live, people, shell }
export default { payments, dashboard, live, shell }
import list from './list.ts'
import lists from './lists.ts'
import palette from './palette.ts'
import shell from './shell.ts'

/** Every text of the interface in this language, one room for each part of it. */
export default { list, lists, palette, shell }
