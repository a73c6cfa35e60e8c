/** The logo of a company, in its settings. */
export default {
  title: 'Logo',
  says: 'Stands on new documents, on their public pages and in the portal. A final document keeps the one it has.',
  rule: 'PNG, JPEG or WebP, at most 256 KiB and 2,000 pixels a side. It is shown at most 200 pixels wide and 48 high.',
  none: 'No logo yet: documents bear the name alone.',
  drop: 'Drop a picture here, or choose one.',
  choose: 'Choose a picture',
  another: 'Choose another one',
  remove: 'Remove',
  light: 'On paper',
  dark: 'On a dark screen',
  saved: 'The logo was saved.',
  removed: 'The logo was removed.',
}
