/** What a mail says, before it is set. Every text is plain: setting it escapes it. */
export interface Letter {
  /** Whose letter it is: the company's name. */
  readonly company: string
  /** BCP 47 tag of the language it is written in. */
  readonly language: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  /** What a person added in their own words. */
  readonly message: string | null
  /** Names and values, set as a small table. */
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly action: { readonly label: string; readonly url: string } | null
  /** The small print at the foot. */
  readonly foot: string
}

/** A letter as it goes out: for readers of plain text, and for the others. */
export interface SetLetter {
  readonly text: string
  readonly html: string
}

/** Sets a letter. Nothing in it is loaded from elsewhere: no picture, no font, nothing that tells when it is read. */
export const setLetter = (letter: Letter): SetLetter => ({ text: textOf(letter), html: htmlOf(letter) })

function textOf({ company, heading, paragraphs, message, facts, action, foot }: Letter): string {
  const longest = Math.max(0, ...facts.map(([name]) => name.length))
  return [
    company,
    heading,
    ...paragraphs,
    message,
    facts.map(([name, value]) => `${`${name}:`.padEnd(longest + 2)}${value}`).join('\n'),
    action && `${action.label}:\n${action.url}`,
    `-- \n${foot}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const QUIET = 'color:#5b6662;font-size:14px'

// Mail programs know tables and inline styles, and little else.
function htmlOf({ company, language, heading, paragraphs, message, facts, action, foot }: Letter): string {
  const rows = facts.map(
    ([name, value]) =>
      `<tr><td style="${QUIET};padding:5px 24px 5px 0">${escaped(name)}</td><td align="right" style="padding:5px 0;font-size:14px">${escaped(value)}</td></tr>`,
  )
  const parts = [
    `<p style="margin:0 0 28px;font-weight:600">${escaped(company)}</p>`,
    `<h1 style="margin:0 0 16px;font-size:24px;line-height:32px;font-weight:600">${escaped(heading)}</h1>`,
    ...paragraphs.map((text) => `<p style="margin:0 0 16px">${escaped(text)}</p>`),
    message &&
      `<p style="margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #d5ddd9;white-space:pre-line">${escaped(message)}</p>`,
    rows.length > 0 &&
      `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="margin:8px 0 24px;border-top:1px solid #e3e6e4;border-bottom:1px solid #e3e6e4">${rows.join('')}</table>`,
    action &&
      `<p style="margin:0"><a href="${escaped(action.url)}" target="_blank" rel="noopener" style="display:inline-block;padding:11px 22px;border-radius:8px;background:#0b6e5a;color:#ffffff;font-weight:600;text-decoration:none">${escaped(action.label)}</a></p>`,
  ]
  return `<!doctype html>
<html lang="${escaped(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escaped(heading)}</title></head>
<body style="margin:0;padding:0;background:#f6f7f6;${FONT};font-size:16px;line-height:24px;color:#17201c">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px;background:#ffffff;border:1px solid #e3e6e4;border-radius:12px"><tr><td style="padding:32px">
${parts.filter(Boolean).join('\n')}
</td></tr></table>
<p style="max-width:560px;margin:20px auto 0;${QUIET};font-size:13px;line-height:20px">${escaped(foot)}</p>
</td></tr></table></body></html>
`
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SPECIAL[sign]!)
