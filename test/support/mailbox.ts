import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface Mailbox {
  url: string
  /** What has arrived, read as a mail program would. */
  letters: ParsedMail[]
  /** The next so many letters are not taken: the server is busy, and says for whom. */
  refuse(times: number): void
  close(): Promise<void>
}

/** A real mail server, which keeps what it is given. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: ParsedMail[] = []
  let refusals = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      void simpleParser(stream).then((letter) => {
        if (refusals-- > 0) {
          const busy = new Error(`<${session.envelope.rcptTo[0]?.address}>: busy`)
          return done(Object.assign(busy, { responseCode: 451 }))
        }
        letters.push(letter)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (times) => (refusals = times),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
