/** What stands on each page of the shop. */
export const embedCode = (origin: string) => `<script
  type="module"
  src="${origin}/widget/deskbell.js"
  data-identity="/deskbell-identity"
></script>`

/** What the shop's server does, in Node, without anything but Node. */
export const tokenCode = `import { createHmac, randomUUID } from 'node:crypto'

const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url')

export function identityToken({ id, name, email }) {
  const { DESKBELL_ACCOUNT: aud, DESKBELL_KID: kid, DESKBELL_SECRET } = process.env
  const iat = Math.floor(Date.now() / 1000)
  const claims = { aud, sub: String(id), name, email, iat, exp: iat + 300, jti: randomUUID() }
  const signed = \`\${encode({ alg: 'HS256', kid })}.\${encode(claims)}\`
  const key = Buffer.from(DESKBELL_SECRET, 'base64url')
  return \`\${signed}.\${createHmac('sha256', key).update(signed).digest('base64url')}\`
}`
