/** Sections in the order in which they are read: the organization's own currency, then the others as they come. */
export const ownFirst = <Section extends { readonly currency: string }>(
  sections: readonly Section[],
  own: string,
): Section[] => [
  ...sections.filter(({ currency }) => currency === own),
  ...sections.filter(({ currency }) => currency !== own),
]
