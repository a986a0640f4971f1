import type { SignedInAgentFragment } from '../graphql/generated'

type Can = SignedInAgentFragment['can']
type Section = {
  /** Of its route, and of its text. */
  name:
    | 'web-chat'
    | 'team'
    | 'saved-replies'
    | 'labels'
    | 'installation'
    | 'audit'
    | 'account'
    | 'api-keys'
    | 'graphql'
    | 'shopify'
    | 'sms'
    | 'webhooks'
    | 'preferences'
  icon: string
  /** Who may not do this does not see the page. Left out: everybody sees it. */
  needs?: keyof Omit<Can, '__typename'>
}

const GROUPS: { name: 'desk' | 'integrations' | 'mine'; sections: Section[] }[] = [
  {
    name: 'desk',
    sections: [
      { name: 'web-chat', icon: 'i-lucide-message-circle' },
      { name: 'account', icon: 'i-lucide-store' },
      { name: 'team', icon: 'i-lucide-users-round' },
      { name: 'saved-replies', icon: 'i-lucide-message-square-quote' },
      { name: 'labels', icon: 'i-lucide-tags' },
      { name: 'installation', icon: 'i-lucide-code-xml', needs: 'changeSettings' },
      { name: 'audit', icon: 'i-lucide-scroll-text', needs: 'readAuditLog' },
    ],
  },
  {
    name: 'integrations',
    sections: [
      { name: 'api-keys', icon: 'i-lucide-key-round', needs: 'manageKeys' },
      { name: 'graphql', icon: 'i-lucide-braces', needs: 'changeSettings' },
      { name: 'webhooks', icon: 'i-lucide-webhook', needs: 'manageWebhooks' },
      { name: 'shopify', icon: 'i-lucide-shopping-bag', needs: 'changeSettings' },
      { name: 'sms', icon: 'i-lucide-mail', needs: 'manageSms' },
    ],
  },
  { name: 'mine', sections: [{ name: 'preferences', icon: 'i-lucide-sliders-horizontal' }] },
]

/** The pages of the settings as this agent sees them. */
export const sectionsFor = (can: Can) =>
  GROUPS.map(({ name, sections }) => ({
    name,
    sections: sections.filter(({ needs }) => !needs || can[needs]),
  })).filter(({ sections }) => sections.length > 0)
