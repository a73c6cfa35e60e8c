/** Whether what changes is heard. */
export default {
  live: 'Live',
  liveLong: 'Live: what changes appears by itself',
  reconnecting: 'Reconnecting',
  reconnectingLong: 'Connecting again; what you see may be old',
}
