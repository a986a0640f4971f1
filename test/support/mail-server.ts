import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { openMail } from '../../platform/mail.js'
import { openMailbox, type Mailbox } from './mailbox.js'
import { servers } from './servers.js'

/* For test files in which letters go out: a mail server of their own, empty before each test. */

export let mailbox: Mailbox

beforeAll(async () => {
  mailbox = await openMailbox()
  const { app } = await servers()
  app.mail = openMail({ smtpUrl: mailbox.url, from: 'desk@deskbell.example' })
})

beforeEach(() => void mailbox.letters.splice(0))

afterAll(async () => {
  ;(await servers()).app.mail?.close()
  await mailbox.close()
})
