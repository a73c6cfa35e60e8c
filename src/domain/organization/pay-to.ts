/** Where money goes, as whoever pays has to write it down: a label such as "IBAN" and what it stands for, in order. */
export type PayTo = readonly { readonly label: string; readonly value: string }[]
