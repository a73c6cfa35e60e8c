import { createTransport } from 'nodemailer'
import { type Mailer, MailNotTaken } from '../../operations/mail/ports.ts'

/** How long a mail server may take over each step: together less than a job may last. */
const TIMEOUTS = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  dnsTimeout: 15_000,
  socketTimeout: 30_000,
}

/** Hands mails to the server of an smtp: or smtps: address. `from` is the address they go out from. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, ...TIMEOUTS })
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    async handOver({ id, recipient, sender, replyTo, subject, text, html }) {
      try {
        await transport.sendMail({
          from: { name: sender, address: from },
          // As an address and not as text, which would be read as a list of them.
          to: { name: '', address: recipient },
          ...(replyTo === null ? {} : { replyTo: { name: sender, address: replyTo } }),
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          // Asks machines not to answer it.
          headers: { 'Auto-Submitted': 'auto-generated' },
          // What a mail says is text: it names no file and no address to be read from.
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return 'sent'
      } catch (err) {
        throw notTaken(err)
      }
    },
  }
}

interface SmtpFault {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
}

/** A server refuses for good with 5xx; but a login that is refused is for us to mend, not the mail's fault. */
function notTaken(err: unknown): MailNotTaken {
  const { code, responseCode, response } = err as SmtpFault
  const options = { cause: err }
  if (code === 'EAUTH') return new MailNotTaken('The mail server does not accept our login.', false, options)
  if (responseCode !== undefined) {
    const forGood = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
    const said = (response ?? String(responseCode)).replaceAll(/\s+/g, ' ').slice(0, 300)
    return new MailNotTaken(`The mail server did not take it: ${said}`, forGood, options)
  }
  return new MailNotTaken(
    `The mail server could not be reached${code === undefined ? '' : ` (${code})`}.`,
    false,
    options,
  )
}
