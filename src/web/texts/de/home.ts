import type en from '../en/home.ts'

export default {
  title: 'Organisationen',
  under: 'Wessen Bücher hier geführt werden und wie sie heute stehen.',
  none: 'Noch sind keine Bücher eröffnet',
  noneSays: 'Eröffnen Sie die ersten mit dem Befehl „billhook org create“ oder mit POST /v1/organizations.',
  outstanding: 'Offene Forderungen',
  pastDue: 'Überfällig',
  nothing: 'Nichts',
} satisfies typeof en
