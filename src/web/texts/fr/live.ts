import type en from '../en/live.ts'

/** Whether what changes is heard. */
export default {
  live: 'En direct',
  liveLong: 'En direct : les changements s’affichent d’eux-mêmes',
  reconnecting: 'Reconnexion',
  reconnectingLong: 'Reconnexion en cours ; l’affichage peut dater',
} satisfies typeof en
