import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { Invitation } from '../../schema/invitation.js'
import { MailKind } from '../../schema/words/mail.js'
import { findAccount } from '../account/find-account.js'
import { hashOf } from '../session/tokens.js'
import { writeMail } from './write-mail.js'

/** The link goes to whom it is for (R71). A new link is another letter. */
export async function mailInvitation(
  tx: Tx,
  { name: by }: Agent,
  { id, accountId, email }: Invitation,
  { token, link }: { token: string; link: string },
): Promise<void> {
  const { name: shop, language } = await findAccount(tx.db, accountId)
  const says = words[language]
  await writeMail(tx, {
    accountId,
    kind: MailKind.INVITATION,
    about: `invitation-${id}-${hashOf(token).toString('hex').slice(0, 16)}`,
    toAddress: email,
    subject: says.subject(by, shop),
    text: `${says.text(by, shop)}\n\n${link}\n\n${says.after}\n`,
  })
}

const words = {
  en: {
    subject: (by: string, shop: string) => `${by} invites you to the desk of ${shop}`,
    text: (by: string, shop: string) =>
      `${by} would like you to answer the shoppers of ${shop}. With this link you choose a name and a password:`,
    after: 'It is good for 7 days. Whoever has it comes in as you, so keep it to yourself.',
  },
  fr: {
    subject: (by: string, shop: string) => `${by} vous invite au bureau de ${shop}`,
    text: (by: string, shop: string) =>
      `${by} souhaite que vous répondiez aux clients de ${shop}. Ce lien vous permet de choisir un nom et un mot de passe\u00a0:`,
    after: 'Il est valable 7 jours. Qui le possède entre à votre place\u00a0: gardez-le pour vous.',
  },
} as const
