/** The secret end of a link, after the #: browsers send it to nobody. */
export const linkToken = (): string => window.location.hash.slice(1)
