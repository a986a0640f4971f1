import { account } from './account'
import { form } from './form'
import { apiKeys } from './api-keys'
import { audit } from './audit'
import { graphql } from './graphql'
import { installation } from './installation'
import { labels } from './labels'
import { savedReplies } from './saved-replies'
import { sms } from './sms'
import { own } from './own'
import { preferences } from './preferences'
import { webChat } from './web-chat'
import { shopify } from './shopify'
import { team } from './team'
import { webhooks } from './webhooks'

/** Each page of the settings has its texts in a file of its own. */
export const settings = {
  ...account,
  ...form,
  ...preferences,
  ...labels,
  ...graphql,
  ...installation,
  ...own,
  ...sms,
  ...savedReplies,
  ...apiKeys,
  ...audit,
  ...webChat,
  ...shopify,
  ...team,
  ...webhooks,
  settings: {
    title: 'Settings',
    label: 'Settings pages',
    mine: 'Yours',
    integrations: 'Integrations',
    desk: 'Your desk',
    done: 'Done',
    copy: 'Copy',
    copied: 'Copied',
    saving: 'Saving…',
    loading: 'Loading…',
    loadFailed: 'This page could not be loaded',
    loadFailedSub: 'Nothing is lost. Check your connection and try again.',
    problem: {
      forbidden: 'You may not do this any more.',
      gone: 'It is gone: somebody else was faster.',
      lastOwner: 'The desk always keeps an owner. Make somebody else an owner first.',
      slow: 'Too many tries. Wait a minute, then try again.',
      unreachable: 'The server cannot be reached. Check your connection and try again.',
      failed: 'That did not work. Try again in a moment.',
    },
    section: {
      'web-chat': 'Web chat',
      team: 'Team',
      'saved-replies': 'Saved replies',
      labels: 'Labels',
      sms: 'SMS',
      account: 'Account',
      installation: 'Installation',
      shopify: 'Shopify',
      audit: 'Audit log',
      'api-keys': 'API keys',
      graphql: 'GraphQL',
      webhooks: 'Webhooks',
      preferences: 'Preferences',
    },
  },
}
