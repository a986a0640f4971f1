export const shopify = {
  shopify: {
    sub: 'Orders, refunds and customers of your shop at Shopify, beside the tickets of whoever they are about.',
    address: 'Where Shopify tells it',
    addressHelp:
      'In Shopify: Settings › Notifications › Webhooks. Create one for each event below, format JSON, with this address.',
    hookUrl: 'Address for the webhooks',
    topics:
      'Order creation, update, edit, payment, fulfilment, cancellation and deletion; refund creation; customer creation, update and deletion:',
    unset: 'Not set up yet: without the secret below nothing is believed.',
    unheard:
      'Nothing heard yet. This line changes as soon as Shopify has told something; it can send a test notification.',
    heard: 'Last heard {ago}: {topic}',
    refused:
      'A call was refused {ago}: another secret had signed it. If that was your Shopify, paste its secret again.',
    signature: 'How it is believed',
    signatureHelp:
      'Shopify signs what it tells. Whoever has the secret can write into the timelines of your shoppers.',
    secret: 'Signing secret',
    secretHelp: 'Shopify shows it below its list of webhooks; of an app of yours it is the client secret.',
    secretSet: 'Set on {date}, and shown to nobody again. What you type here replaces it at once.',
    badSecret: '8 to 200 characters, as Shopify shows them, without spaces',
    isExternalId: 'Shopper ids are Shopify’s customer numbers',
    isExternalIdHelp:
      'On if your identity tokens have Shopify’s number of the customer as sub: orders and chats then meet in one profile. Off if your shop has ids of its own. E-mail addresses are never matched: anybody can type anybody’s.',
    domain: 'Your shop at Shopify (optional)',
    domainHelp: 'Orders in the timeline then have a link to Shopify.',
    badDomain: 'It looks like acme.myshopify.com',
    leave: 'Disconnect Shopify',
    leaveTitle: 'Disconnect Shopify?',
    leaveHelp: 'The secret is deleted and nothing from Shopify is taken any more. What has been told stays.',
  },
}
