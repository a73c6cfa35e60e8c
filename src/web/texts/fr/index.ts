import editor from './editor.ts'
import payments from './payments.ts'
import dashboard from './dashboard.ts'
import live from './live.ts'
import shell from './shell.ts'

/** Every text of the interface in this language, one room for each part of it. */
export default { editor, payments, dashboard, live, shell }
