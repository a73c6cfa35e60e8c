import 'dayjs/locale/fr.js' // what date fields call months and days
import common from './common.ts'
import events from './events.ts'
import invoice from './invoice.ts'
import shell from './shell.ts'
import simulator from './simulator.ts'
import sources from './sources.ts'

/** Every text of the interface in this language, one room for each part of it. */
export default { common, events, invoice, shell, simulator, sources }
