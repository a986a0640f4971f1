import { createTransport } from 'nodemailer'

export interface Letter {
  /** Stays the same however often it is tried, so that a mailbox that has it already can tell. */
  id: string
  to: string
  /** Whom the recipient knows: “Acme Teas”. */
  fromName: string
  subject: string
  text: string
  /** Where a mail program says, by one POST and without a sign-in, that no more of them are wanted (RFC 8058). */
  unsubscribeUrl: string | null
}

export interface Mailer {
  /** Resolves when a mail server has taken it over. */
  send(letter: Letter): Promise<void>
  close(): void
}

const patience = 15_000

/** Sends by SMTP. `from`: the address that all letters come from. */
export function openMail({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // A text is a text: nothing in it names a file or an address that is to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = from.split('@').at(-1)!
  return {
    async send({ id, to, fromName, subject, text, unsubscribeUrl }) {
      await transport.sendMail({
        messageId: `<${id}@${host}>`,
        from: { name: fromName, address: from },
        to: { name: '', address: to },
        subject,
        text,
        // Nobody's vacation responder answers a machine, and no machine answers it.
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribeUrl && {
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
      })
    },
    close: () => transport.close(),
  }
}
