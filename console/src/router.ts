import { createRouter, createWebHistory } from 'vue-router'
import { needTexts } from './i18n'
import InboxPage from './pages/InboxPage.vue'
import SignedIn from './pages/SignedIn.vue'

declare module 'vue-router' {
  interface RouteMeta {
    public?: boolean
  }
}

// What is not the inbox is loaded when somebody goes there, its texts with it.
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./pages/SignInRoute.vue'),
      meta: { public: true },
    },
    {
      path: '/join',
      name: 'join',
      component: () => import('./pages/JoinRoute.vue'),
      meta: { public: true },
    },
    {
      path: '/',
      component: SignedIn,
      redirect: { name: 'inbox' },
      children: [
        { path: 'inbox/:id?', name: 'inbox', component: InboxPage },
        {
          path: 'dashboard',
          name: 'dashboard',
          component: () => import('./pages/DashboardPage.vue'),
          beforeEnter: () => needTexts('dashboard'),
          children: [
            {
              path: 'reports',
              name: 'reports',
              component: () => import('./dashboard/reports/ReportsView.vue'),
            },
          ],
        },
        {
          path: 'settings',
          name: 'settings',
          component: () => import('./settings/SettingsPage.vue'),
          beforeEnter: () => needTexts('settings'),
          children: [
            { path: 'labels', name: 'labels', component: () => import('./settings/labels/LabelsPage.vue') },
            {
              path: 'installation',
              name: 'installation',
              component: () => import('./settings/installation/InstallationPage.vue'),
            },
            {
              path: 'api-keys',
              name: 'api-keys',
              component: () => import('./settings/api-keys/ApiKeysPage.vue'),
            },
            {
              path: 'graphql',
              name: 'graphql',
              component: () => import('./settings/graphql/GraphqlPage.vue'),
            },
            {
              path: 'webhooks/:id?',
              name: 'webhooks',
              component: () => import('./settings/webhooks/WebhooksPage.vue'),
            },
            {
              path: 'shopify',
              name: 'shopify',
              component: () => import('./settings/shopify/ShopifyPage.vue'),
            },
            {
              path: 'audit',
              name: 'audit',
              component: () => import('./settings/audit/AuditPage.vue'),
            },
            {
              path: 'saved-replies/:id?',
              name: 'saved-replies',
              component: () => import('./settings/saved-replies/SavedRepliesPage.vue'),
            },
            { path: 'team', name: 'team', component: () => import('./settings/team/TeamPage.vue') },
            {
              path: 'web-chat',
              name: 'web-chat',
              component: () => import('./settings/web-chat/WebChatPage.vue'),
            },
            { path: 'sms', name: 'sms', component: () => import('./settings/sms/SmsPage.vue') },
            {
              path: 'account',
              name: 'account',
              component: () => import('./settings/account/AccountPage.vue'),
            },
            {
              path: 'preferences',
              name: 'preferences',
              component: () => import('./settings/preferences/PreferencesPage.vue'),
            },
          ],
        },
      ],
    },
    { path: '/:rest(.*)*', redirect: { name: 'inbox' } },
  ],
})
